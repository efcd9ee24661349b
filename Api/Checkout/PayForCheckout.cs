using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary>Pays an open checkout.</summary>
/// <param name="Payment">By what means.</param>
/// <param name="ExpectedTotal">What the shopper was shown and agreed to. Another total is 409, and nothing is charged.</param>
public sealed record PayForCheckout([property: Required] PaymentBody? Payment, [property: Required] Money? ExpectedTotal)
{
    internal static async Task<IResult> HandleAsync(
        CheckoutId id, PayForCheckout body, ClaimsPrincipal user, HttpContext context, CheckoutCalls checkouts)
    {
        var validation = new Validation()
            .Required(body.Payment, "/payment").Nested(body.Payment?.Validate(), "/payment").Required(body.ExpectedTotal, "/expectedTotal");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var shopper = user.ShopperId();
        return CheckoutChange.Answer(
            await checkouts.PayAsync(id, new PayCheckout(
                shopper, context.Operation(shopper), body.Payment!.ToDetails(), body.ExpectedTotal!.Value, body.Payment.ReturnUrl)),
            context);
    }
}
