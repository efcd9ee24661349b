using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>One of one's own orders.</summary>
internal static class ReadOrder
{
    public static async Task<IResult> HandleAsync(OrderId id, ClaimsPrincipal user, OrderReads orders, HttpContext context) =>
        Show(context, await orders.FindAsync(id, user.ShopperId(), context.RequestAborted));

    /// <summary>200 with the version's tag, 304 to who has it, 404 where there is none.</summary>
    public static IResult Show(HttpContext context, OrderAnswer? order)
    {
        if (order is null)
        {
            return Problem.NotFound();
        }

        context.Response.Headers.ETag = EntityTag.OfVersion(order.Version);
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsGet(context.Request.Method) && EntityTag.IsKnown(context.Request, context.Response.Headers.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(order);
    }
}
