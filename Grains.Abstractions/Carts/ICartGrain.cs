using Orleans.Concurrency;
using Shop.Checkout;
using Shop.Customers;
using Shop.Live;

namespace Shop.Carts;

/// <summary>
/// One cart; its key is a <see cref="CartId"/>. What an answer shows or acknowledges is durable. Where the change can't be made
/// durable the call throws, its outcome is unknown, and it may be repeated with the same operation id.
/// </summary>
[Alias("shop.carts.ICartGrain")]
public interface ICartGrain : IGrainWithStringKey
{
    /// <summary>The cart as it is; one that nobody has put anything in is empty, at version 0.</summary>
    [ReadOnly, Alias("Read")]
    Task<CartView> Read();

    /// <summary>The cart's version; for the next <see cref="LiveLimits.WatchLease"/> the observer is told of later ones.</summary>
    [AlwaysInterleave, Alias("Watch")]
    Task<long> Watch(IChangeObserver observer);

    /// <summary>Puts more of a thing into the cart. The order in which adds come doesn't matter.</summary>
    [Alias("Add")]
    Task<CartResult> Add(AddItem command);

    /// <summary>Sets how many of a thing are in the cart, whether or not it was there.</summary>
    [Alias("SetQuantity")]
    Task<CartResult> SetQuantity(SetItem command);

    /// <summary>Takes a thing out of the cart, if it is there.</summary>
    [Alias("Remove")]
    Task<CartResult> Remove(RemoveItem command);

    /// <summary>Takes everything out of the cart.</summary>
    [Alias("Clear")]
    Task<CartResult> Clear(ClearCart command);

    /// <summary>Begins the cart; it belongs to who opens it first.</summary>
    [Alias("Open")]
    Task<CartResult> Open(OpenCart command);

    /// <summary>Ends a guest's cart at login; the answer shows what goes to the account's cart.</summary>
    [Alias("Close")]
    Task<CartResult> Close(CloseCart command);

    /// <summary>Takes a guest's lines in at login.</summary>
    [Alias("Merge")]
    Task<CartResult> Merge(MergeCart command);

    /// <summary>
    /// A checkout of the cart begins; an earlier one is the cart's no longer. False where the cart isn't this shopper's, has ended, has
    /// changed since the checkout's lines were read, or is being paid in another checkout.
    /// </summary>
    /// <param name="checkout">Which.</param>
    /// <param name="owner">Whose cart it has to be.</param>
    /// <param name="version">The cart's version whose lines the checkout is of.</param>
    /// <param name="isPaid">Whether it is paid at once: from now on the cart takes no change, as after <see cref="LockForPayment"/>.</param>
    [Alias("EnterCheckout")]
    Task<bool> EnterCheckout(CheckoutId checkout, ShopperId owner, long version, bool isPaid);

    /// <summary>
    /// The cart takes no change while its checkout is being paid; false where the checkout isn't the cart's any more, because it has
    /// changed or another was begun.
    /// </summary>
    [Alias("LockForPayment")]
    Task<bool> LockForPayment(CheckoutId checkout);

    /// <summary>The payment came to nothing: the cart takes changes again. Nothing where the cart has another checkout.</summary>
    [Alias("Unlock")]
    Task Unlock(CheckoutId checkout);

    /// <summary>The checkout became an order: what was bought is taken out, once.</summary>
    [Alias("Complete")]
    Task Complete(CheckoutId checkout);
}
