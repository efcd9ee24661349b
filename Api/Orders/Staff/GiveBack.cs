using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Gives money back.</summary>
/// <param name="Amount">How much: above 0, in the order's currency.</param>
/// <param name="Reason">Why: a sentence for whoever asks later.</param>
public sealed record GiveBack([property: Required] Money? Amount, [property: Required] string? Reason)
{
    internal static async Task<IResult> HandleAsync(
        OrderId id, GiveBack body, ClaimsPrincipal user, OrderChanges changes, StaffOrderReads orders, HttpContext context)
    {
        var validation = new Validation()
            .Required(body.Amount, "/amount")
            .That(body.Amount is null or { MinorUnits: > 0 }, "/amount/amount", "This is more than 0.")
            .Text(body.Reason, OrderLimits.MaxReason, "/reason");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var result = await changes.RefundAsync(id, new RefundOrder(
            context.Operation(user.ShopperId()), user.ShopperId().Value, body.Amount!.Value, body.Reason!.Trim(), EntityTag.ExpectedVersion(context.Request)));
        if (result.Refusal is { } refusal)
        {
            return OrderChanges.Refuse(refusal, result.Version);
        }

        var whole = await ReadWholeOrder.ShowAsync(id, orders, context);
        return TypedResults.Created($"/api/v1/admin/orders/{id}", whole!.Refunds.First(refund => refund.Id == result.Refund));
    }
}
