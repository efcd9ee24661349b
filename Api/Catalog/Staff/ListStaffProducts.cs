using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Orleans;
using Shop.Api.Calls;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>All products as staff see them, page by page.</summary>
internal static class ListStaffProducts
{
    // What a search takes from a shopper, too.
    private const int QueryMax = 200;

    // As search finds them, those that aren't sold any more too; or the one that has this SKU.
    private const string FindSql = """
        SELECT id FROM shop.search_products
        WHERE (head @@ websearch_to_tsquery('english', $1)
            OR id = (SELECT substr(product_id, 6)::uuid FROM shop.product_skus WHERE sku = $1))
            AND ($2 IS NULL OR id > $2)
        ORDER BY id LIMIT $3
        """;

    /// <summary>A page of them, in the order of their ids, which is that in which they were made; with <c>?q=</c> those that it finds.</summary>
    public static async Task<IResult> HandleAsync(
        string? q, string? limit, string? cursor, IClusterClient grains, GrainCalls calls, ProductWriting products, SearchDatabase search, HttpContext context)
    {
        var (validation, scope) = (new Validation(), q is null ? "staff products" : $"staff products {q}");
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.OptionalText(q, QueryMax, "q")
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        context.Response.Headers.CacheControl = "no-store";
        if (q is not null)
        {
            var found = await FindAsync(q.Trim(), cursor is null ? null : from.Id, count, search, context.RequestAborted);
            var views = await Task.WhenAll(found.Select(id => products.ReadAsync(IdOf(id))));
            return TypedResults.Ok(new StaffProductPage(
                [.. views.Where(static view => view is not null).Select(static view => view!.Document)],
                found.Count < count ? null : new Cursor(0, found[^1]).Encode(scope)));
        }

        var after = cursor is null ? default : IdOf(from.Id);
        var page = await calls.RepeatableAsync(
            (Grain: grains.GetGrain<IProductPagesGrain>(IProductPagesGrain.Key), after, count), static call => call.Grain.Page(call.after, call.count));

        // Where the last page is full, the next one is empty: asking for one more than a message may hold would cost more.
        return TypedResults.Ok(new StaffProductPage(
            page, page.Length < count ? null : new Cursor(0, Guid.ParseExact(page[^1].Id.Value.AsSpan("prod-".Length), "N")).Encode(scope)));
    }

    private static ProductId IdOf(Guid id) => ProductId.Parse($"prod-{id:N}");

    private static async Task<List<Guid>> FindAsync(string words, Guid? after, int count, SearchDatabase search, CancellationToken cancellationToken)
    {
        await using var command = search.Source.CreateCommand(FindSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = words });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }
}

/// <summary>A page of products.</summary>
/// <param name="Items">Their documents.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record StaffProductPage(
    ImmutableArray<ProductDocument> Items,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] string? Next);
