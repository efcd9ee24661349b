using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;

namespace Shop.Api.Carts;

/// <summary>Opens a cart.</summary>
internal static class CreateCart
{
    /// <summary>Answers the new cart, or for a repeat the one that the first call opened, as it is now.</summary>
    public static async Task<IResult> HandleAsync(
        ClaimsPrincipal user, HttpContext context, CartCalls carts, CartPage page, CancellationToken cancellationToken)
    {
        var shopper = user.ShopperId();
        if (await carts.NewAsync(shopper, context.Operation(shopper)) is not { } created
            || await carts.ReadAsync(created.Id, shopper) is not { } cart)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "cart_moved", "This guest's cart has gone to an account: log in for it.");
        }

        var answer = await page.ComposeAsync(cart, delivery: null, cancellationToken);
        return new CartResponse(answer, StatusCodes.Status201Created, created.IsRepeat);
    }
}
