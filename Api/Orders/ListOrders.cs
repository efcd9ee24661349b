using System.Security.Claims;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>One's own orders.</summary>
internal static class ListOrders
{
    public static async Task<IResult> HandleAsync(string? limit, string? cursor, ClaimsPrincipal user, OrderReads orders, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"orders {user.ShopperId()}");
        var count = PageLimit.Read(limit, validation);
        var before = OrderCursor.Read(cursor, scope, validation);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var found = await orders.ListAsync(user.ShopperId(), before, count + 1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(OrderCursor.Page(found, count, scope));
    }
}

/// <summary>Pages of orders: behind an order come those that are older.</summary>
internal static class OrderCursor
{
    /// <summary>Reads <c>?cursor=</c>; notes where it is none of this list.</summary>
    public static OrderId? Read(string? cursor, string scope, Validation validation)
    {
        Cursor from = default;
        validation.That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        return cursor is null ? null : OrderId.Of(from.Id);
    }

    /// <summary>A page of so many, where one more was asked for.</summary>
    public static OrderPage Page(List<OrderSummary> found, int count, string scope) => found.Count > count
        ? new OrderPage(found[..count], new Cursor(0, found[count - 1].Id.Number).Encode(scope))
        : new OrderPage(found, null);
}
