using System.ComponentModel.DataAnnotations;
using Shop.Api.Problems;
using Shop.Payments;

namespace Shop.Api.Checkout;

/// <summary>By what means a shopper pays. It goes to the provider and is kept nowhere; its text says nothing.</summary>
/// <param name="Provider">Which provider: <c>test</c>.</param>
/// <param name="Card">The card's number.</param>
/// <param name="Expiry">The card's last month, as <c>MM/YY</c>.</param>
/// <param name="Cvc">The card's check digits.</param>
/// <param name="ReturnUrl">Where the card's holder goes on after approving or refusing; without it the provider's page is the end.</param>
public sealed record PaymentBody(
    [property: Required] string? Provider,
    [property: Required] string? Card,
    [property: Required] string? Expiry,
    [property: Required] string? Cvc,
    string? ReturnUrl)
{
    // More than any provider's name, number of a card (ISO/IEC 7812: 19 digits, with blanks between) and address needs.
    private const int ProviderLengthMax = 32;
    private const int CardLengthMax = 32;
    private const int ExpiryLengthMax = 7;
    private const int CvcLengthMax = 4;
    private const int UrlLengthMax = 2_000;

    /// <summary>What is wrong with it. Whether the card is one, its provider says.</summary>
    public Validation Validate() => new Validation()
        .Text(Provider, ProviderLengthMax, "/provider")
        .Text(Card, CardLengthMax, "/card")
        .Text(Expiry, ExpiryLengthMax, "/expiry")
        .Text(Cvc, CvcLengthMax, "/cvc")
        .OptionalText(ReturnUrl, UrlLengthMax, "/returnUrl")
        .That(IsWebAddress(ReturnUrl), "/returnUrl", "This is an absolute address by http or https.");

    /// <summary>The provider alone.</summary>
    public override string ToString() => $"a card, by {Provider}";

    internal PaymentDetails ToDetails() => new(Provider!, Card!, Expiry!, Cvc!);

    /// <summary>The member that a provider's refusal is about, in the body that holds the payment.</summary>
    internal static string MemberOf(string? refused) => refused switch
    {
        "provider" => "/payment/provider",
        "card.expiry" => "/payment/expiry",
        "card.cvc" => "/payment/cvc",
        "returnUrl" => "/payment/returnUrl",
        _ => "/payment/card",
    };

    private static bool IsWebAddress(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");
}
