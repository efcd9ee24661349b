namespace Shop.Payments;

/// <summary>
/// By what means a shopper pays. It goes from the request to the provider through memory alone: it is never stored or logged, and
/// its text says nothing.
/// </summary>
/// <param name="Provider">Which provider: <c>test</c>.</param>
/// <param name="Card">The card's number.</param>
/// <param name="Expiry">The card's last month, as <c>MM/YY</c>.</param>
/// <param name="Cvc">The card's check digits.</param>
[GenerateSerializer, Immutable, Alias("shop.payments.PaymentDetails")]
public sealed record PaymentDetails(
    [property: Id(0)] string Provider,
    [property: Id(1)] string Card,
    [property: Id(2)] string Expiry,
    [property: Id(3)] string Cvc)
{
    /// <summary>The provider alone.</summary>
    public override string ToString() => $"a card, by {Provider}";
}
