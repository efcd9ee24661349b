using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>An order with its whole story.</summary>
internal static class ReadWholeOrder
{
    /// <summary>Never 304: the story goes on without the order changing (a mail is sent, work is done).</summary>
    public static async Task<IResult> HandleAsync(OrderId id, StaffOrderReads orders, HttpContext context) =>
        await ShowAsync(id, orders, context) is { } whole ? TypedResults.Ok(whole) : Problem.NotFound();

    /// <summary>The order, and its version's tag for changes that are made from it.</summary>
    public static async Task<WholeOrder?> ShowAsync(OrderId id, StaffOrderReads orders, HttpContext context)
    {
        var whole = await orders.ReadAsync(id, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ETag = whole is null ? default : EntityTag.OfVersion(whole.Order.Version);
        return whole;
    }
}
