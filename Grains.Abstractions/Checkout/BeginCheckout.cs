using Shop.Carts;
using Shop.Customers;
using Shop.WaitingRooms;

namespace Shop.Checkout;

/// <summary>Asks for a checkout of a cart: to fix its total and to hold its lines.</summary>
/// <param name="Owner">Who asks, and whose cart it has to be.</param>
/// <param name="Cart">The cart.</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="ShippingAddress">Where the order goes.</param>
/// <param name="ShippingMethod">How.</param>
/// <param name="Admission">What admits the owner to a sale, where the cart has things of one; null for nothing.</param>
/// <param name="Language">In which of <see cref="Shop.Mail.MailLanguages"/> the owner is written to; null for the usual one.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.BeginCheckout")]
public sealed record BeginCheckout(
    [property: Id(0)] ShopperId Owner,
    [property: Id(1)] CartId Cart,
    [property: Id(2)] string Email,
    [property: Id(3)] Address ShippingAddress,
    [property: Id(4)] string ShippingMethod,
    [property: Id(5)] AdmissionToken? Admission = null,
    [property: Id(6)] string? Language = null);
