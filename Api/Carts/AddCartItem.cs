using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>Puts more of a thing into a cart.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">How many more: 1–999.</param>
public sealed record AddCartItem([property: Required] Sku? Sku, [property: Required] int? Quantity)
{
    internal static async Task<IResult> HandleAsync(
        CartId id, AddCartItem body, ClaimsPrincipal user, HttpContext context, CartCalls carts, CartProducts products, CartPage page)
    {
        var validation = new Validation().Required(body.Sku, "/sku").InRange(body.Quantity, 1, CartLimits.MaxQuantity, "/quantity");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var (shopper, sku) = (user.ShopperId(), body.Sku!.Value);
        var sold = await products.FindAsync(sku);
        var result = await carts.AddAsync(
            id,
            new AddItem(context.Operation(shopper), sku, body.Quantity!.Value, sold?.Variant.Price, IsSold: sold is not null)
            {
                Shopper = shopper,
                ExpectedVersion = context.ExpectedCartVersion(),
            });
        return await CartChange.AnswerAsync(result, page, context.RequestAborted);
    }
}
