using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Customers.Addresses;
using Shop.Api.Idempotency;
using Shop.Api.Mail;
using Shop.Api.Overload;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;
using Shop.WaitingRooms;

namespace Shop.Api.Checkout;

/// <summary>Begins the checkout of a cart; with a payment it pays as well.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="ShippingAddress">Where the order goes.</param>
/// <param name="ShippingMethod">How: one of the cart's shipping methods.</param>
/// <param name="Payment">By what means it is paid at once; without it the checkout stays open for a while.</param>
/// <param name="ExpectedTotal">What the shopper was shown and agreed to: needed to pay. Another total is 409, and nothing is charged.</param>
/// <param name="AdmissionToken">What admits the shopper to a sale, from their place in its waiting room: needed where the cart has things of one.</param>
public sealed record CreateCheckout(
    [property: Required] string? CartId,
    [property: Required] string? Email,
    [property: Required] AddressBody? ShippingAddress,
    [property: Required] string? ShippingMethod,
    PaymentBody? Payment,
    Money? ExpectedTotal,
    string? AdmissionToken = null)
{
    // Ids of carts and of shipping methods are shorter.
    private const int IdLengthMax = 64;

    internal static async Task<IResult> HandleAsync(CreateCheckout body, ClaimsPrincipal user, HttpContext context, CheckoutCalls checkouts)
    {
        var validation = body.Validate(out var email, out var admission);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (!Shop.Carts.CartId.TryParse(body.CartId, out var cart))
        {
            return Problem.NotFound();
        }

        var shopper = user.ShopperId();
        var operation = context.Operation(shopper);
        var begin = new BeginCheckout(
            shopper, cart, email!.Value, body.ShippingAddress!.ToAddress(), body.ShippingMethod!, admission, WantedLanguage.Of(context.Request));
        if (body is not { Payment: { } payment, ExpectedTotal: { } total })
        {
            return CheckoutChange.Answer(WithExpected(await checkouts.BeginAsync(operation, begin), body.ExpectedTotal), context, isNew: true);
        }

        WaitsForOthers.Mark(context);
        var pay = new PayCheckout(shopper, operation, payment.ToDetails(), total, payment.ReturnUrl);
        return CheckoutChange.Answer(await checkouts.BuyAsync(operation, begin, pay), context, isNew: true);
    }

    private static CheckoutResult WithExpected(CheckoutResult begun, Money? expected) =>
        begun is { Refusal: null, Checkout.Quote: { } quote } && expected is { } total && total != quote.Total
            ? begun with { Refusal = CheckoutRefusal.Of(CheckoutRule.PriceChanged) }
            : begun;

    private Validation Validate(out EmailAddress? email, out AdmissionToken? admission)
    {
        admission = Shop.WaitingRooms.AdmissionToken.TryParse(AdmissionToken, out var token) ? token : null;
        return Validate(out email).That(AdmissionToken is null || admission is not null, "/admissionToken", "This is no admission's token.");
    }

    private Validation Validate(out EmailAddress? email) => new Validation()
        .Text(CartId, IdLengthMax, "/cartId")
        .That(EmailAddress.TryParse(Email, out email), "/email", "This is no e-mail address.")
        .Required(ShippingAddress, "/shippingAddress")
        .Nested(ShippingAddress?.Validate(), "/shippingAddress")
        .Text(ShippingMethod, IdLengthMax, "/shippingMethod")
        .Nested(Payment?.Validate(), "/payment")
        .That(Payment is null || ExpectedTotal is not null, "/expectedTotal", "Nothing is charged without the total that the shopper agreed to.");
}
