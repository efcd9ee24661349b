using Shop.Checkout;
using Shop.Invariants;
using Shop.ShopProcess;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>
/// A silo stands still between its intent to charge and the call, and wakes when another has long gone on, without knowing of it:
/// they are clusters of their own, so that nobody tells it.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PausedSiloTests(DrillShop shop) : IClassFixture<DrillShop>
{
    private const string Approved = "4242424242424242";

    [Fact]
    public async Task what_wakes_too_late_charges_nobody_and_takes_nothing_back()
    {
        var awake = shop.Settings("awake");
        var grains = await shop.StartSiloAsync(awake);
        var total = await DrillShop.TotalAsync(grains, await DrillShop.NewPurchaseAsync(grains, Approved, await DrillShop.NewProductAsync(grains, 3)));
        string[] calls =
        [
            "ICartGrain.LockForPayment", "ICheckoutStore.UpdateAsync", "IPaymentProvider.AuthoriseAsync", "ICheckoutStore.PlaceOrderAsync",
        ];
        var paid = await NewAsync([.. calls, .. calls]);
        var left = await NewAsync(calls[..3]);
        await shop.StopSilosAsync();

        using var asleep = await ShopOfItsOwn.StartAsync(isDrill: true, shop.Settings("asleep"));
        Purchase[] all = [.. paid, .. left];
        Array.ForEach(all, asleep.Begin);
        await asleep.ToldAsync("halted", all);
        asleep.Pause();

        grains = await shop.StartSiloAsync(awake);
        await Task.WhenAll(paid.Select(purchase => PayAsync(new Buyer(grains), purchase)));
        await Books.ShouldComeToRestAsync(shop.Database);
        asleep.Wake();
        asleep.Go();
        await asleep.ToldAsync("failed", all); // each is told that it was overtaken

        await Books.ShouldComeToRestAsync(shop.Database);
        (await shop.RowsAsync("SELECT checkout_id FROM shop.orders")).ShouldBe(paid.Select(static one => one.Checkout), ignoreOrder: true);
        (await shop.RowsAsync("SELECT status FROM test_payments.payments WHERE status NOT IN ('captured', 'cancelled')")).ShouldBeEmpty();
        (await shop.RowsAsync("SELECT kind FROM test_payments.ledger")).Count.ShouldBe(2 * paid.Length, "one authorisation and one capture each");

        async Task<Purchase[]> NewAsync(string[] haltBefore) => await Task.WhenAll(haltBefore.Select(async call =>
            await DrillShop.NewPurchaseAsync(grains, Approved, await DrillShop.NewProductAsync(grains, 3)) with { HaltBefore = call, Total = total }));
    }

    // A payment that was given up is no order: the shopper tries once more, by a wish of a new name.
    private static async Task PayAsync(Buyer buyer, Purchase purchase)
    {
        var (view, _) = await DrillShop.BuyAsync(buyer, purchase);
        if (view.Status == CheckoutStatus.Open)
        {
            (view, _) = await DrillShop.BuyAsync(buyer, purchase with { Operation = $"{Guid.NewGuid()}" });
        }

        view.Status.ShouldBe(CheckoutStatus.Paid, purchase.HaltBefore);
    }
}
