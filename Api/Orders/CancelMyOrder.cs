using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>Gives one's own order up.</summary>
/// <param name="Reason">Why; nobody has to say.</param>
public sealed record CancelMyOrder(string? Reason)
{
    internal static async Task<IResult> HandleAsync(
        OrderId id, CancelMyOrder? body, ClaimsPrincipal user, OrderChanges changes, OrderReads orders, HttpContext context)
    {
        var validation = new Validation().OptionalText(body?.Reason, OrderLimits.MaxReason, "/reason");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var shopper = user.ShopperId();
        var result = await changes.CancelAsync(
            id, new CancelOrder(shopper, shopper.Value, body?.Reason?.Trim() ?? "", EntityTag.ExpectedVersion(context.Request)));
        return result.Refusal is { } refusal
            ? OrderChanges.Refuse(refusal, result.Version)
            : ReadOrder.Show(context, await orders.FindAsync(id, shopper, context.RequestAborted));
    }
}
