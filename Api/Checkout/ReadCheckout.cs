using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary>Shows a checkout.</summary>
internal static class ReadCheckout
{
    /// <summary>One of the shopper's.</summary>
    public static async Task<IResult> HandleAsync(CheckoutId id, ClaimsPrincipal user, HttpContext context, CheckoutCalls checkouts)
    {
        if (await checkouts.ReadAsync(id, user.ShopperId()) is not { } checkout)
        {
            return Problem.NotFound();
        }

        var tag = EntityTag.OfVersion(checkout.Version);
        context.Response.Headers.ETag = tag;
        return EntityTag.IsKnown(context.Request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(CheckoutAnswer.Of(checkout));
    }
}
