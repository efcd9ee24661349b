using Shop.Invariants;
using Shop.ShopProcess;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>Two silo processes that both believe that they own everything: clusters of their own, with one service's state.</summary>
[Trait("Category", "Slow")]
public sealed class TwoOwnersTests(DrillShop shop) : IClassFixture<DrillShop>
{
    private const int Pieces = 12;

    private static readonly string[] _cards =
        ["4242424242424242", "4242424242424242", "4242424242424242", "4000000000000002", "4000000000000341", "4000000000000259"];

    [Fact]
    public async Task whatever_both_do_to_the_same_checkouts_the_books_add_up_at_every_moment()
    {
        var purchases = await NewPurchasesAsync(60);
        using var left = await ShopOfItsOwn.StartAsync(isDrill: false, shop.Settings("left"));
        using var right = await ShopOfItsOwn.StartAsync(isDrill: false, shop.Settings("right"));

        // Both get all, twice: who was overtaken the first time finds what the other has made of it the second time.
        for (var wave = 1; wave <= 2; wave++)
        {
            foreach (var purchase in purchases)
            {
                left.Begin(purchase);
                right.Begin(purchase);
            }

            while (left.Reports.Count < wave * purchases.Length || right.Reports.Count < wave * purchases.Length)
            {
                await RunOutAsync();
                await Books.ShouldHoldAsync(shop.Database);
            }
        }

        await Books.ShouldComeToRestAsync(shop.Database);
        var told = left.Reports.Concat(right.Reports).ToList();
        told.Select(static report => report.Detail).ShouldContain("Paid");
        told.Select(static report => report.Detail).ShouldContain("OutOfStock");
        var orders = await shop.RowsAsync("SELECT id FROM shop.orders");
        told.Select(static report => report.Order).OfType<string>().Distinct().ShouldBeSubsetOf(orders);
        (await shop.RowsAsync("SELECT sku FROM shop.order_lines GROUP BY sku HAVING sum(quantity) > $1::integer", $"{Pieces}")).ShouldBeEmpty();
        orders.ShouldNotBeEmpty();
    }

    private async Task<Purchase[]> NewPurchasesAsync(int count)
    {
        var grains = await shop.StartSiloAsync(shop.Settings("setup"));
        var skus = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrillShop.NewProductAsync(grains, Pieces)));
        var total = await DrillShop.TotalAsync(grains, await DrillShop.NewPurchaseAsync(grains, _cards[0], skus[0], skus[1]));
        var purchases = await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
            await DrillShop.NewPurchaseAsync(grains, _cards[i % _cards.Length], skus[i % 4], skus[(i + 1 + (i / 4 % 3)) % 4]) with { Total = i % 3 == 0 ? 0 : total }));
        await shop.StopSilosAsync();
        return purchases;
    }

    // Some that hesitate lose what they held.
    private Task<List<string>> RunOutAsync() => shop.RowsAsync(
        "UPDATE shop.stock_holds SET expires_at = now() WHERE state = 'held' AND right(checkout_id, 1) < '4' RETURNING sku");
}
