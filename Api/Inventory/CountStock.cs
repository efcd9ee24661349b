using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>Says how many pieces of a thing were counted.</summary>
/// <param name="OnHand">How many there are.</param>
/// <param name="Reason">Why that is said: a sentence for whoever asks later.</param>
public sealed record CountStock([property: Required] int? OnHand, [property: Required] string? Reason)
{
    internal static Task<IResult> HandleAsync(Sku sku, CountStock body, StockChanges changes, ClaimsPrincipal user, HttpContext context)
    {
        var validation = new Validation()
            .InRange(body.OnHand, 0, InventoryLimits.MaxOnHand, "/onHand")
            .Text(body.Reason, InventoryLimits.MaxReason, "/reason");
        return validation.IsValid
            ? changes.MakeAsync(context, user, sku, (body.OnHand!.Value, false, body.Reason!), "/onHand")
            : Task.FromResult<IResult>(validation.ToProblem());
    }
}
