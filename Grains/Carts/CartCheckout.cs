using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Customers;

namespace Shop.Carts;

/// <summary>What a checkout does to its cart: functions that return the very cart that they were given where nothing changes.</summary>
internal static class CartCheckout
{
    /// <summary>
    /// A checkout of this version's lines begins; null where the cart isn't this shopper's, has ended, has changed, or is being paid in
    /// another checkout. One that is paid at once locks it; a lock that is there stays.
    /// </summary>
    public static CartState? Enter(CartState cart, CheckoutId checkout, ShopperId owner, long version, bool isPaid) => cart switch
    {
        _ when cart.Owner != owner || cart.Became is not null || cart.Version != version => null,
        _ when cart.Checkout == checkout && (cart.IsLocked || !isPaid) => cart,
        _ when cart.IsLocked => null,
        _ => cart with { Checkout = checkout, IsLocked = isPaid },
    };

    /// <summary>The cart is being paid.</summary>
    public static CartState Lock(CartState cart, CheckoutId checkout) =>
        cart.Checkout == checkout && !cart.IsLocked ? cart with { IsLocked = true } : cart;

    /// <summary>The payment came to nothing.</summary>
    public static CartState Unlock(CartState cart, CheckoutId checkout) =>
        cart.Checkout == checkout && cart.IsLocked ? cart with { IsLocked = false } : cart;

    /// <summary>What was bought is taken out. Nothing else came in meanwhile: the cart was locked.</summary>
    public static CartState Complete(CartState cart, CheckoutId checkout)
    {
        ImmutableArray<CheckoutId> completed = cart.Completed.IsDefault ? [] : cart.Completed;
        return completed.Contains(checkout) || cart.Checkout != checkout
            ? cart
            : cart with
            {
                Lines = [],
                Version = cart.Version + 1,
                Checkout = null,
                IsLocked = false,
                Completed = [.. completed.TakeLast(CartState.MergedMax - 1), checkout],
            };
    }
}
