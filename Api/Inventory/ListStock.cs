using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Inventory;

/// <summary>
/// What there is of all things that are sold, the scarcest first. Read through the whole table: an index over what is free would
/// be written with every hold of a hot thing, and staff look here some times a day.
/// </summary>
internal static class ListStock
{
    private const int QueryMax = 100;

    // Things are in the order of a hash where as many are free: a cursor has room for a number and an id, not for a SKU.
    private const string Sql = """
        SELECT item.sku, item.on_hand, item.reserved, item.version, known.product_id, product.card, md5(item.sku)::uuid
        FROM shop.stock_counts item
            JOIN shop.product_skus known ON known.sku = item.sku
            LEFT JOIN shop.search_products product ON product.id = substr(known.product_id, 6)::uuid
        WHERE ($1 IS NULL OR item.sku ILIKE $1 OR product.card::jsonb ->> 'title' ILIKE $1)
            AND ($2 IS NULL OR item.on_hand - item.reserved < $2)
            AND ($3 IS NULL OR (item.on_hand - item.reserved, md5(item.sku)::uuid) > ($3, $4))
        ORDER BY item.on_hand - item.reserved, md5(item.sku)::uuid LIMIT $5
        """;

    public static async Task<IResult> HandleAsync(
        string? q, string? below, string? limit, string? cursor, NpgsqlDataSource database, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"stock {q} {below}");
        var count = PageLimit.Read(limit, validation);
        int? fewer = int.TryParse(below, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        Cursor from = default;
        validation.OptionalText(q, QueryMax, "q")
            .That(below is null || fewer is not null, "below", "This is a whole number.")
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = q is null ? DBNull.Value : $"%{LikePattern.Escape(q.Trim())}%", NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)fewer ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = cursor is null ? DBNull.Value : from.Key, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = cursor is null ? DBNull.Value : from.Id, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count + 1 });
        var rows = await ReadAsync(command, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new StockPage(
            [.. rows.Take(count).Select(static row => row.Item)],
            rows.Count > count ? new Cursor(rows[count - 1].Item.Available, rows[count - 1].Hash).Encode(scope) : null));
    }

    private static async Task<List<(StockListItem Item, Guid Hash)>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var rows = new List<(StockListItem, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (onHand, reserved) = (reader.GetInt32(1), reader.GetInt32(2));
            var title = reader.IsDBNull(5) ? null : JsonElement.Parse(reader.GetString(5)).GetProperty("title").GetString();
            rows.Add((
                new StockListItem(
                    Sku.Parse(reader.GetString(0)), ProductId.Parse(reader.GetString(4)), title, onHand, reserved, onHand - reserved, reader.GetInt64(3)),
                reader.GetGuid(6)));
        }

        return rows;
    }
}

/// <summary>A page of stocks.</summary>
/// <param name="Items">The scarcest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record StockPage(
    IReadOnlyList<StockListItem> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>How much of a thing there is.</summary>
/// <param name="Sku">Of what.</param>
/// <param name="ProductId">Of which product it is a variant.</param>
/// <param name="Title">What that is called; left out until the search knows it.</param>
/// <param name="OnHand">Pieces in the warehouse.</param>
/// <param name="Reserved">Those of them that checkouts hold or orders have bought.</param>
/// <param name="Available">Those that can be had.</param>
/// <param name="Version">Counts the changes.</param>
public sealed record StockListItem(Sku Sku, ProductId ProductId, string? Title, int OnHand, int Reserved, int Available, long Version);
