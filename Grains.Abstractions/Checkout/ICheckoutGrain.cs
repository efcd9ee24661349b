using Orleans.Concurrency;
using Shop.Customers;

namespace Shop.Checkout;

/// <summary>
/// One checkout; its key is a <see cref="CheckoutId"/>. Every step is durable before the next begins, and each may be done again:
/// after a crash the checkout goes on from its last one. Where a call throws, its outcome is unknown and it may be repeated.
/// </summary>
[Alias("shop.checkout.ICheckoutGrain")]
public interface ICheckoutGrain : IGrainWithStringKey
{
    /// <summary>The checkout as it is stored; null where there is none.</summary>
    [ReadOnly, Alias("Read")]
    Task<CheckoutView?> Read();

    /// <summary>Fixes the total and holds the lines; another open checkout of the cart is given up for it.</summary>
    [Alias("Begin")]
    Task<CheckoutResult> Begin(BeginCheckout command);

    /// <summary>
    /// Begins and pays in one: as <see cref="Begin"/> and then <see cref="Pay"/>, with fewer steps to make durable. Where it can't be
    /// paid for this total, or the payment is declined, it stays open.
    /// </summary>
    [Alias("Buy")]
    Task<CheckoutResult> Buy(BeginCheckout command, PayCheckout payment);

    /// <summary>Pays, and makes the order.</summary>
    [Alias("Pay")]
    Task<CheckoutResult> Pay(PayCheckout command);

    /// <summary>Gives the checkout up, unless it is being paid or is paid.</summary>
    /// <param name="owner">Who asks.</param>
    [Alias("Release")]
    Task<CheckoutResult> Release(ShopperId owner);

    /// <summary>Gives the checkout up for another one, or because the cart has changed; false where it is being paid.</summary>
    [Alias("Supersede")]
    Task<bool> Supersede();

    /// <summary>
    /// Goes on from the last durable step: asks the provider what became of a payment, gives up what has expired. Changes nothing
    /// where nothing is to be done.
    /// </summary>
    [Alias("Resume")]
    Task Resume();
}
