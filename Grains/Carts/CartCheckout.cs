using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Customers;

namespace Shop.Carts;

/// <summary>What a checkout does to its cart: functions that return the very cart that they were given where nothing changes.</summary>
internal static class CartCheckout
{
    /// <summary>A checkout begins; null where the cart isn't this shopper's, or has ended.</summary>
    public static CartState? Begin(CartState cart, CheckoutId checkout, ShopperId owner) => cart switch
    {
        _ when cart.Owner != owner || cart.Became is not null => null,
        _ when cart.Checkout == checkout || cart.IsLocked => cart,
        _ => cart with { Checkout = checkout },
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
