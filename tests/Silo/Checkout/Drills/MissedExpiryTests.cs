using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Inventory;
using Shop.Runtime.Testing;
using Shop.Invariants;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>Holds run out while nobody looks; and they are looked at more than once.</summary>
public sealed class MissedExpiryTests(DrillShop shop) : IClassFixture<DrillShop>
{
    [Fact]
    public async Task what_ran_out_while_no_silo_was_there_is_found_by_the_next_and_given_up_once()
    {
        var settings = shop.Settings("first");
        var grains = await shop.StartSiloAsync(settings);
        var sku = await DrillShop.NewProductAsync(grains, 5);
        var checkout = CheckoutId.New(TimeProvider.System);
        var stock = grains.GetGrain<IStockGrain>(StockKey.Of(sku));
        (await stock.Hold(new PlaceHold(checkout, 2, TimeSpan.FromMinutes(10)))).Outcome.ShouldBe(HoldOutcome.Held);
        await shop.StopSilosAsync();
        await shop.RowsAsync("UPDATE shop.stock_holds SET expires_at = now() - interval '1 hour' RETURNING sku");

        grains = await shop.StartSiloAsync(settings);
        await Eventually.ReadAsync(
            async () => (await shop.RowsAsync("SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", sku.Value)).Single(), row => row == "5 0");

        // A reminder that fires twice, and one that comes to another silo, give up what was given up.
        stock = grains.GetGrain<IStockGrain>(StockKey.Of(sku));
        ImmutableArray<CheckoutId> same = [checkout];
        await Task.WhenAll(stock.Expire(same), stock.Expire(same), stock.Move(checkout, HoldMove.Release));
        (await shop.RowsAsync("SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", sku.Value)).ShouldBe(["5 0"]);
        await Books.ShouldHoldAsync(shop.Database);
    }
}
