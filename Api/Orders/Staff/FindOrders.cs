using Shop.Api.Paging;
using Shop.Api.Problems;

namespace Shop.Api.Orders.Staff;

/// <summary>Orders of everybody.</summary>
internal static class FindOrders
{
    // An e-mail address is the longest of what is looked for.
    private const int QueryMax = 254;

    public static async Task<IResult> HandleAsync(
        string? status, string? q, string? limit, string? cursor, StaffOrderReads orders, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"all orders {status} {q}");
        var count = PageLimit.Read(limit, validation);
        var before = OrderCursor.Read(cursor, scope, validation);
        validation
            .That(status is null || OrderSearch.Statuses.Contains(status), "status", $"This is one of {string.Join(", ", OrderSearch.Statuses)}.")
            .OptionalText(q, QueryMax, "q");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var found = await orders.FindAsync(OrderSearch.Of(status, q?.Trim()), before, count + 1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(OrderCursor.Page(found, count, scope));
    }
}
