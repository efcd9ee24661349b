using Shop.Api.Caching;
using Shop.Api.Problems;

namespace Shop.Api.Inventory;

/// <summary>How much of a thing there is.</summary>
internal static class ReadStock
{
    public static async Task<IResult> HandleAsync(Sku sku, StockReads stock, HttpContext context)
    {
        if (await stock.FindAsync(sku, context.RequestAborted) is not { } count)
        {
            return Problem.NotFound();
        }

        return EntityTag.IsKnown(context.Request, EntityTag.OfVersion(count.Version))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : StockAnswer.Show(context, count);
    }
}
