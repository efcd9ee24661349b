using Shop.Carts;
using Shop.Checkout;
using Shop.Inventory;

namespace Grains.Tests.Inventory;

public sealed class SpreadStockTests
{
    private static readonly (Sku Hot, Sku Other) _skus = (Sku.Parse("HOT"), Sku.Parse("OTHER"));

    [Fact]
    public void a_checkout_asks_a_part_of_what_is_in_parts_and_the_whole_of_all_else()
    {
        var (spread, checkout) = (new SpreadStock(), CheckoutId.New(TimeProvider.System));
        spread.PartFor(_skus.Hot, checkout).ShouldBeNull();

        spread.Set([new(_skus.Hot, 4)]);

        spread.PartFor(_skus.Hot, checkout).ShouldBe(StockPartKey.PartFor(checkout, 4));
        spread.PartFor(_skus.Other, checkout).ShouldBeNull();
    }

    [Fact]
    public void every_part_is_asked_by_its_share_of_checkouts_however_they_were_named()
    {
        var cart = CartId.New(TimeProvider.System);
        for (var parts = 1; parts <= InventoryLimits.MaxParts; parts++)
        {
            CheckoutId[] checkouts =
            [
                .. Enumerable.Range(0, 8_000).Select(_ => CheckoutId.New(TimeProvider.System)),
                .. Enumerable.Range(0, 8_000).Select(i => CheckoutId.Of(OperationId.Of($"{parts} {i}"), cart)),
            ];

            var asked = checkouts.CountBy(checkout => StockPartKey.PartFor(checkout, parts)).OrderBy(static one => one.Key).ToList();

            asked.Select(static one => one.Key).ShouldBe(Enumerable.Range(1, parts));

            // Of 16,000 at least 2,000 for each; seven standard deviations of that.
            asked.ShouldAllBe(one => Math.Abs(one.Value - (16_000 / parts)) < 7 * Math.Sqrt(16_000.0 / parts));
        }
    }

    [Fact]
    public void a_part_is_found_by_its_key()
    {
        for (var part = 1; part <= InventoryLimits.MaxParts; part++)
        {
            StockPartKey.Read(StockPartKey.Of(Sku.Parse("A-1-B"), part)).ShouldBe((Sku.Parse("A-1-B"), part));
        }
    }

    [Theory]
    [InlineData("stock-HOT")]
    [InlineData("stock-part-0-HOT")]
    [InlineData("stock-part-9-HOT")]
    [InlineData("stock-part-10-HOT")]
    [InlineData("stock-part-1")]
    [InlineData("stock-part-1-")]
    [InlineData("stock-part--HOT")]
    public void what_is_no_parts_key_is_said_to_be_none(string key) =>
        Should.Throw<FormatException>(() => StockPartKey.Read(key)).Message.ShouldContain(key);
}
