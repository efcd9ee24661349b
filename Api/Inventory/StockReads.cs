using Npgsql;
using NpgsqlTypes;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>Stock as the database has it: what staff look into is never a memory.</summary>
internal sealed class StockReads(NpgsqlDataSource database)
{
    // A thing that is sold and was never counted has none; one that nobody knows isn't there. One statement is one moment: the
    // entries end at the very number that is shown.
    private const string Sql = """
        SELECT coalesce(item.on_hand, 0), coalesce(item.reserved, 0), coalesce(item.version, 0), coalesce(item.parts, 1),
            entry.id, entry.at, entry.kind, entry.delta, entry.on_hand, entry.reason, entry.actor, entry.checkout_id, bought.id, bought.number
        FROM (SELECT $1 AS sku) AS asked
            LEFT JOIN shop.stock_counts item ON item.sku = asked.sku
            LEFT JOIN LATERAL
            (
                SELECT * FROM shop.stock_ledger one
                WHERE one.sku = asked.sku AND ($2 IS NULL OR one.id < $2)
                ORDER BY one.id DESC LIMIT $3
            ) AS entry ON true
            LEFT JOIN shop.orders bought ON bought.checkout_id = entry.checkout_id
        WHERE item.sku IS NOT NULL OR EXISTS (SELECT FROM shop.product_skus known WHERE known.sku = asked.sku)
        ORDER BY entry.id DESC
        """;

    /// <summary>How much there is; null where nobody knows the thing.</summary>
    public async Task<StockCount?> FindAsync(Sku sku, CancellationToken cancellationToken) =>
        await LedgerAsync(sku, null, 0, cancellationToken) is { } ledger ? ledger.Count : null;

    /// <summary>
    /// How much there is, and the latest so many changes, the newest first, from before that id; null where nobody knows the thing.
    /// </summary>
    public async Task<(StockCount Count, List<LedgerRow> Rows)?> LedgerAsync(Sku sku, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        StockCount? count = null;
        var rows = new List<LedgerRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            count = new StockCount(sku, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt32(3));
            if (!reader.IsDBNull(4))
            {
                rows.Add(new LedgerRow(reader.GetInt64(4), EntryOf(reader)));
            }
        }

        return count is { } known ? (known, rows) : null;
    }

    private static LedgerEntry EntryOf(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetInt32(7), row.GetInt32(8), row.GetString(9), row.GetString(10),
        Optional(row, 11), Optional(row, 12), Optional(row, 13));

    private static string? Optional(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>A row of the ledger.</summary>
/// <param name="Id">Its place: later changes of a stock have greater ones.</param>
/// <param name="Entry">What it says.</param>
internal sealed record LedgerRow(long Id, LedgerEntry Entry);
