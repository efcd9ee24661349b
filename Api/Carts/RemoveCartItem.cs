using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Sessions;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>Takes a thing out of a cart; one that isn't in it is out already.</summary>
internal static class RemoveCartItem
{
    /// <summary>Answers the cart without it.</summary>
    public static async Task<IResult> HandleAsync(
        CartId id, Sku sku, ClaimsPrincipal user, HttpContext context, CartCalls carts, CartPage page)
    {
        var shopper = user.ShopperId();
        var result = await carts.RemoveAsync(id, new RemoveItem(context.Operation(shopper), sku)
        {
            Shopper = shopper,
            ExpectedVersion = context.ExpectedCartVersion(),
        });
        return await CartChange.AnswerAsync(result, page, context.RequestAborted);
    }
}
