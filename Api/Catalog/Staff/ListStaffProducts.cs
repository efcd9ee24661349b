using System.Collections.Immutable;
using Orleans;
using Shop.Api.Calls;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>All products as staff see them, page by page.</summary>
internal static class ListStaffProducts
{
    private const string Scope = "staff products";

    /// <summary>A page of them, in the order of their ids, which is that in which they were made.</summary>
    public static async Task<IResult> HandleAsync(string? limit, string? cursor, IClusterClient grains, GrainCalls calls, HttpContext context)
    {
        var validation = new Validation();
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.That(cursor is null || Cursor.TryDecode(cursor, Scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var after = cursor is null ? default : ProductId.Parse($"prod-{from.Id:N}");
        var page = await calls.RepeatableAsync(
            (Grain: grains.GetGrain<IProductPagesGrain>(IProductPagesGrain.Key), after, count), static call => call.Grain.Page(call.after, call.count));
        context.Response.Headers.CacheControl = "no-store";

        // Where the last page is full, the next one is empty: asking for one more than a message may hold would cost more.
        return TypedResults.Ok(new StaffProductPage(
            page, page.Length < count ? null : new Cursor(0, Guid.ParseExact(page[^1].Id.Value.AsSpan("prod-".Length), "N")).Encode(Scope)));
    }
}

/// <summary>A page of products.</summary>
/// <param name="Items">Their documents.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record StaffProductPage(
    ImmutableArray<ProductDocument> Items,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] string? Next);
