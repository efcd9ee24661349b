using Orleans;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Tests.Checkout;

namespace Shop.Silo.Tests.Inventory;

/// <summary>
/// A stock in parts, from the grains to the database's own view, on two silos that both own everything. After each test the books add up.
/// </summary>
public sealed class SplitStockTests(TwoSilos silos) : IClassFixture<TwoSilos>, IAsyncLifetime
{
    // No part is given fewer.
    private const int LeastShare = 64;

    private readonly Sku _sku = Sku.Parse($"S-{Guid.NewGuid():N}");

    private IStockGrain Stock => silos.Left.GetGrain<IStockGrain>(StockKey.Of(_sku));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => BooksShouldHoldAsync();

    [Fact]
    public async Task what_is_split_is_as_much_as_before()
    {
        await Stock.Change(Count(403));
        await Stock.Hold(Hold(2));

        var split = await Stock.Split(Into(4));

        split.ShouldBe(new StockChangeResult(new StockCount(_sku, 403, 2, 3, 4), false, StockRefusal.None));
        (await Parts()).ShouldBe(["1 100", "2 100", "3 100", "4 100"]);
        (await Part(silos.Left, 1).Hold(Hold(3))).ShouldBe(new HoldResult(HoldOutcome.Held, 398));
        (await Part(silos.Right, 4).Hold(Hold(5))).ShouldBe(new HoldResult(HoldOutcome.Held, 393));
        (await Parts()).ShouldBe(["1 97", "2 100", "3 100", "4 95"]);
        (await CountedAsync()).ShouldBe(new StockCount(_sku, 403, 10, 5, 4));
    }

    [Theory]
    [InlineData(2, 1_000)]
    [InlineData(8, 1_000)]
    [InlineData(4, 255)] // too few to be divided
    public async Task of_many_who_want_what_is_split_exactly_as_many_get_one_as_there_are(int parts, int pieces)
    {
        await Stock.Change(Count(pieces));
        await Stock.Split(Into(parts));

        var answers = await Task.WhenAll(Enumerable.Range(0, pieces + 500).Select(i => i % 7 == 0
            ? Silo(i).GetGrain<IStockGrain>(StockKey.Of(_sku)).Hold(Hold(1))
            : HoldInPart(Silo(i), parts, Hold(1))));

        answers.Count(answer => answer.Outcome == HoldOutcome.Held).ShouldBe(pieces);
        answers.Count(answer => answer == new HoldResult(HoldOutcome.InsufficientStock, 0)).ShouldBe(500);
        (await Rows("SELECT on_hand || ' ' || reserved || ' ' || spread FROM shop.stock_items WHERE sku = $1")).ShouldBe([$"{pieces} {pieces} false"]);
        (await Rows("SELECT count(*) || ' ' || sum(quantity) FROM shop.stock_holds WHERE sku = $1 AND state = 'held'")).ShouldBe([$"{pieces} {pieces}"]);
    }

    [Fact]
    public async Task who_wants_more_than_any_part_has_gets_it_as_long_as_there_are_as_many()
    {
        await Stock.Change(Count(800));
        await Stock.Split(Into(8));

        (await Part(silos.Left, 3).Hold(Hold(700))).ShouldBe(new HoldResult(HoldOutcome.Held, 100));
        (await Part(silos.Right, 3).Hold(Hold(101))).ShouldBe(new HoldResult(HoldOutcome.InsufficientStock, 100));
        (await Part(silos.Left, 5).Hold(Hold(100))).ShouldBe(new HoldResult(HoldOutcome.Held, 0));
    }

    [Fact]
    public async Task the_last_pieces_are_together_and_are_divided_again_when_there_are_many()
    {
        await Stock.Change(Count((2 * LeastShare) - 1));
        await Stock.Split(Into(2));
        (await Parts()).ShouldBeEmpty();

        await Stock.Change(Adjust(1));
        (await Parts()).ShouldBe([$"1 {LeastShare}", $"2 {LeastShare}"]);

        // One part has given all that it had: what the other has comes together with the next.
        var holds = await Task.WhenAll(Enumerable.Range(0, LeastShare + 1).Select(_ => Part(silos.Left, 1).Hold(Hold(1))));
        holds.ShouldAllBe(hold => hold.Outcome == HoldOutcome.Held);
        (await Parts()).ShouldBe(["1 0", "2 0"]);
        (await Rows("SELECT on_hand - reserved || ' ' || spread FROM shop.stock_items WHERE sku = $1")).ShouldBe([$"{LeastShare - 1} false"]);

        await Stock.Change(Adjust(1_001));
        (await Parts()).ShouldBe(["1 532", "2 532"]);
    }

    [Fact]
    public async Task a_checkout_has_one_hold_whichever_part_it_asks()
    {
        await Stock.Change(Count(1_000));
        await Stock.Split(Into(4));
        var hold = Hold(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            i % 5 == 0 ? Silo(i).GetGrain<IStockGrain>(StockKey.Of(_sku)).Hold(hold) : Part(Silo(i), i % 5).Hold(hold)));

        answers.ShouldAllBe(answer => answer.Outcome == HoldOutcome.Held);
        (await CountedAsync()).Reserved.ShouldBe(2);
        (await Part(silos.Right, 1).Hold(hold with { Quantity = 3 })).Outcome.ShouldBe(HoldOutcome.OtherQuantity);
        (await Stock.Move(hold.Checkout, HoldMove.Release)).ShouldBeTrue();
        (await Part(silos.Left, 2).Hold(hold)).Outcome.ShouldBe(HoldOutcome.Ended);
        (await CountedAsync()).Reserved.ShouldBe(0);
    }

    [Fact]
    public async Task what_a_part_gave_comes_back_for_whoever_asks_next()
    {
        await Stock.Change(Count(200));
        await Stock.Split(Into(2));
        var holds = Enumerable.Range(0, 200).Select(_ => Hold(1)).ToList();
        await Task.WhenAll(holds.Select(hold => HoldInPart(silos.Left, 2, hold)));
        (await Part(silos.Left, 1).Hold(Hold(1))).ShouldBe(new HoldResult(HoldOutcome.InsufficientStock, 0));

        await Stock.Move(holds[0].Checkout, HoldMove.Release);
        (await Part(silos.Right, 2).Hold(Hold(1))).Outcome.ShouldBe(HoldOutcome.Held);

        // As many as make it worth dividing.
        await Task.WhenAll(holds[1..151].Select(hold => Stock.Move(hold.Checkout, HoldMove.Release)));
        (await Part(silos.Right, 1).Hold(Hold(1))).ShouldBe(new HoldResult(HoldOutcome.Held, 149));
        (await Parts()).ShouldBe(["1 74", "2 74"]);
    }

    [Fact]
    public async Task a_count_is_judged_by_what_is_promised_and_not_by_what_parts_have()
    {
        await Stock.Change(Count(1_000));
        await Stock.Split(Into(4));
        await Part(silos.Left, 1).Hold(Hold(7));

        (await Stock.Change(Count(6))).Refusal.ShouldBe(StockRefusal.BelowReserved);
        (await Parts()).ShouldBe(["1 248", "2 248", "3 248", "4 248"]);
        var counted = await Stock.Change(Count(8));

        (counted.Refusal, counted.Count.Available).ShouldBe((StockRefusal.None, 1));
        (await Rows("SELECT delta || ' ' || on_hand FROM shop.stock_ledger WHERE sku = $1 ORDER BY id")).ShouldBe(["1000 1000", "-992 8"]);
        (await Part(silos.Left, 4).Hold(Hold(1))).ShouldBe(new HoldResult(HoldOutcome.Held, 0));
    }

    [Fact]
    public async Task a_split_is_made_once_from_the_version_that_it_was_decided_on()
    {
        await Stock.Change(Count(1_000));
        var split = Into(4) with { ExpectedVersion = 1 };

        (await Stock.Split(split)).Refusal.ShouldBe(StockRefusal.None);
        await Part(silos.Left, 1).Hold(Hold(1));

        (await Stock.Split(split)).IsRepeat.ShouldBeTrue();
        (await Stock.Split(split with { Parts = 5 })).Refusal.ShouldBe(StockRefusal.OperationReused);
        (await Stock.Split(Into(1) with { ExpectedVersion = 2 })).Refusal.ShouldBe(StockRefusal.VersionDiffers);
        (await Stock.Change(Count(900) with { ExpectedVersion = 2 })).Refusal.ShouldBe(StockRefusal.VersionDiffers);
        (await Stock.Split(Into(1) with { ExpectedVersion = 3 })).ShouldBe(
            new StockChangeResult(new StockCount(_sku, 1_000, 1, 4), false, StockRefusal.None));
        (await Parts()).ShouldBe(["1 0", "2 0", "3 0", "4 0"]);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Stock.Split(Into(InventoryLimits.MaxParts + 1)));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Stock.Split(Into(0)));
        (await Rows("SELECT before::text || after::text FROM shop.catalog_changes WHERE subject = 'stock-' || $1 AND after ? 'parts' ORDER BY version"))
            .ShouldBe(["""{"parts": 1}{"parts": 4}""", """{"parts": 4}{"parts": 1}"""]);
    }

    [Fact]
    public async Task whatever_staff_do_while_it_is_bought_all_of_it_is_sold_and_no_more()
    {
        await Stock.Change(Count(1_000));
        var buyers = Enumerable.Range(0, 16).Select(i => BuyAsync(i)).ToList();
        foreach (var parts in (int[])[2, 8, 1, 3, 8, 1, 4, 8])
        {
            await Eventually.ReadAsync(() => CountedAsync(), count => count.Reserved >= 100 || count.Available == 0);
            (await silos.Right.GetGrain<IStockGrain>(StockKey.Of(_sku)).Split(Into(parts))).Refusal.ShouldBe(StockRefusal.None);
            (await Stock.Change(Adjust(250))).Refusal.ShouldBe(StockRefusal.None);
            await BooksShouldHoldAsync();
        }

        // Whoever was told that nothing was left before the last delivery asks once more.
        var sold = (await Task.WhenAll(buyers)).Sum() + (await Task.WhenAll(Enumerable.Range(0, 16).Select(i => BuyAsync(i)))).Sum();

        sold.ShouldBe(3_000);
        (await CountedAsync() is { OnHand: 3_000, Reserved: 3_000 }).ShouldBeTrue();
    }

    [Fact]
    public async Task what_a_part_gave_leaves_the_books_as_anything_else()
    {
        await Stock.Change(Count(200));
        await Stock.Split(Into(2));
        var hold = Hold(4);
        await Part(silos.Left, 2).Hold(hold with { IsPaying = true });
        await Rows("UPDATE shop.stock_holds SET state = 'sold' WHERE sku = $1 AND state = 'paying' RETURNING state");

        (await Stock.Move(hold.Checkout, HoldMove.Post)).ShouldBeTrue();
        (await Stock.Move(hold.Checkout, HoldMove.Post)).ShouldBeTrue();

        (await CountedAsync()).ShouldBe(new StockCount(_sku, 196, 0, 4, 2));
        (await Rows("SELECT kind || ' ' || delta || ' ' || on_hand FROM shop.stock_ledger WHERE sku = $1 ORDER BY id DESC LIMIT 1")).ShouldBe(["sold -4 196"]);
        (await Parts()).ShouldBe(["1 100", "2 96"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", ARRAY['paying']")]
    public async Task a_silo_of_an_earlier_build_sells_all_of_it_too(string states)
    {
        await Stock.Change(Count(500));
        await Stock.Split(Into(4));

        (await Rows($"SELECT array_to_string(shop.stock_hold($1, ARRAY['{CheckoutId.New(TimeProvider.System)}'], ARRAY[400], ARRAY[60]{states}), ',')")).ShouldBe(["1"]);
        (await Rows($"SELECT array_to_string(shop.stock_hold($1, ARRAY['{CheckoutId.New(TimeProvider.System)}'], ARRAY[101], ARRAY[60]{states}), ',')")).ShouldBe(["2"]);
        (await Rows("SELECT shop.stock_change($1, gen_random_uuid(), -100, true, 'theft', 'staff-1', 1000)::text")).ShouldBe(["0"]);
        (await CountedAsync()).Available.ShouldBe(0);
    }

    [Fact]
    public async Task a_shopper_who_looks_at_it_sees_what_parts_give_away()
    {
        var sku = await Goods.NewProductAsync(silos.Left, 2 * LeastShare, new Money(1_999, Currency.Parse("USD")));
        var stock = silos.Left.GetGrain<IStockGrain>(StockKey.Of(sku));
        var product = silos.Left.GetGrain<IProductGrain>(
            (await silos.Database.TextRowsAsync("SELECT product_id FROM shop.product_skus WHERE sku = $1", [sku.Value])).Single());
        await stock.Split(Into(2));
        (await product.Read())!.Availability.Single().Availability.ShouldBe(new Availability(AvailabilityState.InStock, null));

        await Task.WhenAll(Enumerable.Range(1, 2).Select(part =>
            silos.Left.GetGrain<IStockPartGrain>(StockPartKey.Of(sku, part)).Hold(Hold(LeastShare - 2))));

        await Eventually.ReadAsync(
            async () => (await product.Read())!.Availability.Single().Availability, shown => shown == new Availability(AvailabilityState.Low, 4));
        (await stock.Count()).ShouldBe(new StockCount(sku, 2 * LeastShare, (2 * LeastShare) - 4, 4, 2));
        (await silos.Database.TextRowsAsync("SELECT spread::text FROM shop.stock_items WHERE sku = $1", [sku.Value])).ShouldBe(["true"]);
    }

    private static PlaceHold Hold(int quantity) => new(CheckoutId.New(TimeProvider.System), quantity, TimeSpan.FromMinutes(10));

    private static ChangeStock Count(int value) => new(OperationId.New(), value, false, "delivery", "staff-1");

    private static ChangeStock Adjust(int value) => new(OperationId.New(), value, true, "delivery", "staff-1");

    private static SplitStock Into(int parts) => new(OperationId.New(), parts, "staff-1");

    private IGrainFactory Silo(int i) => i % 2 == 0 ? silos.Left : silos.Right;

    private IStockPartGrain Part(IGrainFactory silo, int part) => silo.GetGrain<IStockPartGrain>(StockPartKey.Of(_sku, part));

    private Task<HoldResult> HoldInPart(IGrainFactory silo, int parts, PlaceHold hold) =>
        Part(silo, StockPartKey.PartFor(hold.Checkout, parts)).Hold(hold);

    private async Task BooksShouldHoldAsync() => (await Books.BrokenAsync(silos.Database, Books.OfStock)).ShouldBeEmpty();

    // Buys a piece after the other until there is none; as checkouts do, of a part that may not be one any more.
    private async Task<int> BuyAsync(int buyer)
    {
        for (var bought = 0; ; bought++)
        {
            var hold = Hold(1);
            if ((await HoldInPart(Silo(buyer), 1 + (bought % InventoryLimits.MaxParts), hold)).Outcome != HoldOutcome.Held)
            {
                return bought;
            }
        }
    }

    private async Task<StockCount> CountedAsync()
    {
        var row = (await Rows("SELECT concat_ws(' ', on_hand, reserved, version, parts) FROM shop.stock_counts WHERE sku = $1")).Single()
            .Split(' ').Select(int.Parse).ToArray();
        return new StockCount(_sku, row[0], row[1], row[2], row[3]);
    }

    private Task<List<string>> Parts() => Rows("SELECT part || ' ' || free FROM shop.stock_parts WHERE sku = $1 ORDER BY part");

    private Task<List<string>> Rows(string sql) => silos.Database.TextRowsAsync(sql, [_sku.Value]);
}
