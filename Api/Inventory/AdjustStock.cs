using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>Says how many more or fewer pieces of a thing there are than the books say.</summary>
/// <param name="Delta">How many more; fewer, where negative; never 0.</param>
/// <param name="Reason">Why: a sentence for whoever asks later.</param>
public sealed record AdjustStock([property: Required] int? Delta, [property: Required] string? Reason)
{
    internal static Task<IResult> HandleAsync(Sku sku, AdjustStock body, StockChanges changes, ClaimsPrincipal user, HttpContext context)
    {
        var validation = new Validation()
            .InRange(body.Delta, -InventoryLimits.MaxOnHand, InventoryLimits.MaxOnHand, "/delta")
            .That(body.Delta != 0, "/delta", "This is another number than 0.")
            .Text(body.Reason, InventoryLimits.MaxReason, "/reason");
        return validation.IsValid
            ? changes.MakeAsync(context, user, sku, (body.Delta!.Value, true, body.Reason!), "/delta")
            : Task.FromResult<IResult>(validation.ToProblem());
    }
}
