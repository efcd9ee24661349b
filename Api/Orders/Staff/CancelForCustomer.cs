using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Gives an order up.</summary>
/// <param name="Reason">Why: a sentence for whoever asks later.</param>
public sealed record CancelForCustomer([property: Required] string? Reason)
{
    internal static async Task<IResult> HandleAsync(
        OrderId id, CancelForCustomer body, ClaimsPrincipal user, OrderChanges changes, StaffOrderReads orders, HttpContext context)
    {
        var validation = new Validation().Text(body.Reason, OrderLimits.MaxReason, "/reason");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var command = new CancelOrder(null, user.ShopperId().Value, body.Reason!.Trim(), EntityTag.ExpectedVersion(context.Request));
        var result = await changes.CancelAsync(id, command);
        return result.Refusal is { } refusal
            ? OrderChanges.Refuse(refusal, result.Version)
            : TypedResults.Ok(await ReadWholeOrder.ShowAsync(id, orders, context));
    }
}
