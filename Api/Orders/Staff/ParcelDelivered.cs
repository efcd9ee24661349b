using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Says that a parcel has arrived.</summary>
internal static class ParcelDelivered
{
    public static async Task<IResult> HandleAsync(
        OrderId id, int number, ClaimsPrincipal user, OrderChanges changes, StaffOrderReads orders, HttpContext context)
    {
        var result = await changes.DeliverAsync(id, new DeliverParcel(number, user.ShopperId().Value, EntityTag.ExpectedVersion(context.Request)));
        return result.Refusal is { } refusal
            ? OrderChanges.Refuse(refusal, result.Version)
            : TypedResults.Ok(await ReadWholeOrder.ShowAsync(id, orders, context));
    }
}
