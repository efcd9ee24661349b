using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Runtime.Testing;

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

    [Fact]
    public async Task what_a_silo_left_as_paying_for_a_checkout_that_is_over_is_given_up_and_what_is_being_paid_is_not()
    {
        var grains = await shop.StartSiloAsync(shop.Settings("left"));
        var sku = await DrillShop.NewProductAsync(grains, 5);
        var (left, paid) = (CheckoutId.New(TimeProvider.System), CheckoutId.New(TimeProvider.System));
        var stock = grains.GetGrain<IStockGrain>(StockKey.Of(sku));
        await stock.Hold(new PlaceHold(left, 2, TimeSpan.FromMinutes(10), IsPaying: true));
        await stock.Hold(new PlaceHold(paid, 1, TimeSpan.FromMinutes(10), IsPaying: true));
        await stock.Expire([left, paid]);
        (await shop.RowsAsync("SELECT DISTINCT state FROM shop.stock_holds WHERE sku = $1", sku.Value)).ShouldBe(["paying"]);

        await shop.RowsAsync(
            """
            INSERT INTO shop.checkouts (id, owner, cart_id, status, version, document, changed_at) VALUES ($1, $1, $1, 'Pending', 1, '{}', now() + interval '1 hour')
            RETURNING id
            """,
            paid.Value);
        await shop.RowsAsync("UPDATE shop.stock_holds SET expires_at = now() - interval '1 hour' WHERE sku = $1 RETURNING sku", sku.Value);

        await Eventually.ReadAsync(
            async () => (await shop.RowsAsync("SELECT reserved::text FROM shop.stock_items WHERE sku = $1", sku.Value)).Single(), row => row == "1");
        (await shop.RowsAsync("SELECT state FROM shop.stock_holds WHERE checkout_id = $1", paid.Value)).ShouldBe(["paying"]);
        await shop.RowsAsync("DELETE FROM shop.checkouts WHERE id = $1 RETURNING id", paid.Value);
    }
}
