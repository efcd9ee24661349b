using Shop.Checkout;
using Shop.Inventory;

namespace Shop.Silo.Checkout;

/// <summary>The next version of a checkout.</summary>
/// <param name="Checkout">It.</param>
/// <param name="Move">What its holds do with it.</param>
internal sealed record CheckoutUpdate(StoredCheckout Checkout, HoldMove Move);
