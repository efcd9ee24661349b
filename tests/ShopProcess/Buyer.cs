using Orleans;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;
using Shop.Payments;

namespace Shop.ShopProcess;

/// <summary>Makes a checkout and pays it, as the Api does, and asks until it is known what became of the payment.</summary>
public sealed class Buyer(IGrainFactory grains)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Buys, and tells how it ended.</summary>
    internal async Task BuyAsync(Purchase purchase)
    {
        try
        {
            var (view, refusal) = await TryAsync(purchase);
            Output.Tell(new Report(purchase.Checkout, "answered", $"{refusal?.Rule.ToString() ?? view!.Status.ToString()}", 0, view?.Order?.Value));
        }
        catch (Exception exception)
        {
            Output.Tell(new Report(purchase.Checkout, "failed", exception.GetType().Name, 0));
        }
    }

    /// <summary>Begins it and pays it; where it had been begun or paid, nothing happens twice.</summary>
    public async Task<(CheckoutView? View, CheckoutRefusal? Refusal)> TryAsync(Purchase purchase)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        var checkout = grains.GetGrain<ICheckoutGrain>(purchase.Checkout);
        var guest = ShopperId.Parse(purchase.Guest);
        var begin = new BeginCheckout(
            guest, CartId.Parse(purchase.Cart), "ada@example.com",
            new Address("Ada", "1 Main Street", null, "Springfield", "CA", "90001", "US"), "standard");
        var pay = new PayCheckout(
            guest, OperationId.Of(purchase.Operation), new PaymentDetails("test", purchase.Card, "12/40", "123"),
            new Money(purchase.Total, Currency.Parse("USD")), null);
        var paid = purchase.Total > 0 ? await checkout.Buy(begin, pay) : await checkout.Begin(begin);
        if (purchase.Total == 0 && paid.Refusal is null)
        {
            paid = await checkout.Pay(pay with { ExpectedTotal = paid.Checkout!.Quote!.Total });
        }

        var view = paid.Checkout;
        while (view is { Status: CheckoutStatus.Paying or CheckoutStatus.Pending })
        {
            await Task.Delay(_pause);
            await checkout.Resume();
            view = await checkout.Read();
        }

        return (view, paid.Refusal);
    }
}
