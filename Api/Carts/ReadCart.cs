using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>Shows a cart.</summary>
internal static class ReadCart
{
    /// <summary>One of the shopper's carts.</summary>
    public static async Task<IResult> OneAsync(
        CartId id, [AsParameters] DeliveryQuery query, ClaimsPrincipal user, CartCalls carts, CartPage page, CancellationToken cancellationToken)
    {
        var validation = query.Validate(isCountryNeeded: false);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        return await carts.ReadAsync(id, user.ShopperId()) is { } cart
            ? new CartResponse(await page.ComposeAsync(cart, query.Wanted(), cancellationToken))
            : Problem.NotFound();
    }

    /// <summary>The one that the shopper fills; no content before there is one, which is no fault of the caller's.</summary>
    public static async Task<IResult> CurrentAsync(
        [AsParameters] DeliveryQuery query, ClaimsPrincipal user, CartCalls carts, CartPage page, CancellationToken cancellationToken) =>
        await carts.CurrentAsync(user.ShopperId()) is { } id
            ? await OneAsync(id, query, user, carts, page, cancellationToken)
            : TypedResults.NoContent();
}
