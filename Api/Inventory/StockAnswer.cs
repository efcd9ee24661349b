using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Caching;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>How much of a thing there is, as staff see it.</summary>
/// <param name="Sku">Of what.</param>
/// <param name="OnHand">Pieces in the warehouse.</param>
/// <param name="Reserved">Those of them that checkouts hold or orders have bought.</param>
/// <param name="Available">Those that can be had.</param>
/// <param name="Version">Counts the changes.</param>
/// <param name="Parts">Into how many parts it is divided, which many can take from at the same time; 1 where it isn't.</param>
public sealed record StockAnswer(Sku Sku, int OnHand, int Reserved, int Available, long Version, int Parts)
{
    /// <summary>200 with the version's tag.</summary>
    internal static Ok<StockAnswer> Show(HttpContext context, StockCount count)
    {
        context.Response.Headers.ETag = EntityTag.OfVersion(count.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new StockAnswer(count.Sku, count.OnHand, count.Reserved, count.Available, count.Version, Math.Max(1, count.Parts)));
    }
}
