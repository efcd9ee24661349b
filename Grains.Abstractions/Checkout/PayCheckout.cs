using Shop.Customers;
using Shop.Payments;

namespace Shop.Checkout;

/// <summary>Asks for the payment of an open checkout.</summary>
/// <param name="Owner">Who asks.</param>
/// <param name="Operation">Names the wish: a repeat pays nothing.</param>
/// <param name="Payment">By what means.</param>
/// <param name="ExpectedTotal">What the shopper was shown and agreed to.</param>
/// <param name="ReturnUrl">Where the card's holder goes on after approving; null for nowhere.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.PayCheckout")]
public sealed record PayCheckout(
    [property: Id(0)] ShopperId Owner,
    [property: Id(1)] OperationId Operation,
    [property: Id(2)] PaymentDetails Payment,
    [property: Id(3)] Money ExpectedTotal,
    [property: Id(4)] string? ReturnUrl);
