using System.Security.Claims;
using Shop.Api.Sessions;
using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary>Gives a checkout up.</summary>
internal static class ReleaseCheckout
{
    /// <summary>204, also for one that holds nothing any more; 409 while it is being paid, and once it is paid.</summary>
    public static async Task<IResult> HandleAsync(CheckoutId id, ClaimsPrincipal user, HttpContext context, CheckoutCalls checkouts)
    {
        var result = await checkouts.ReleaseAsync(id, user.ShopperId());
        return result.Refusal is null ? TypedResults.NoContent() : CheckoutChange.Answer(result, context);
    }
}
