using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>Says into how many parts a thing's stock is divided, which many can take from at the same time.</summary>
/// <param name="Parts">How many; 1 for a stock that isn't split.</param>
public sealed record DivideStock([property: Required] int? Parts)
{
    internal static Task<IResult> HandleAsync(Sku sku, DivideStock body, StockChanges changes, ClaimsPrincipal user, HttpContext context)
    {
        var validation = new Validation().InRange(body.Parts, 1, InventoryLimits.MaxParts, "/parts");
        return validation.IsValid ? changes.SplitAsync(context, user, sku, body.Parts!.Value) : Task.FromResult<IResult>(validation.ToProblem());
    }
}
