using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>Sets how many of a thing are in a cart.</summary>
/// <param name="Quantity">0–999; 0 takes it out.</param>
public sealed record SetCartItem([property: Required] int? Quantity)
{
    internal static async Task<IResult> HandleAsync(
        CartId id, Sku sku, SetCartItem body, ClaimsPrincipal user, HttpContext context, CartCalls carts, CartProducts products, CartPage page)
    {
        var validation = new Validation().InRange(body.Quantity, 0, CartLimits.MaxQuantity, "/quantity");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var shopper = user.ShopperId();
        var sold = await products.FindAsync(sku);
        var result = await carts.SetAsync(
            id,
            new SetItem(context.Operation(shopper), sku, body.Quantity!.Value, sold?.Variant.Price, IsLineNeeded: sold is null)
            {
                Shopper = shopper,
                ExpectedVersion = context.ExpectedCartVersion(),
            });
        return await CartChange.AnswerAsync(result, page, context.RequestAborted);
    }
}
