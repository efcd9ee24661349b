using Npgsql;

namespace Shop.Silo.Telemetry;

/// <summary>
/// Walks through the stock, some things at a time, and compares each with its ledger: both are written in one transaction, so at no
/// moment may they differ.
/// </summary>
internal sealed class StockWalk(NpgsqlDataSource database)
{
    /// <summary>Things looked at in a step: some milliseconds of the database's; 100,000 things are gone through in ten minutes.</summary>
    public const int StepMax = 1_000;

    private const string Sql = """
        SELECT max(item.sku), count(*), count(*) FILTER (WHERE entry.on_hand <> item.on_hand)
        FROM (SELECT sku, on_hand FROM shop.stock_items WHERE sku > $1 ORDER BY sku LIMIT $2) AS item
            LEFT JOIN LATERAL (SELECT one.on_hand FROM shop.stock_ledger one WHERE one.sku = item.sku ORDER BY one.id DESC LIMIT 1) AS entry ON true
        """;

    private string _after = "";
    private long _found;
    private long _foundBefore;

    /// <summary>Goes on. How many things differ, by this round or the one before: a number that was bad stays so until a whole round was good.</summary>
    public async Task<long> NextAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StepMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        _found += reader.GetInt64(2);
        if (reader.GetInt64(1) == StepMax)
        {
            _after = reader.GetString(0);
        }
        else
        {
            (_after, _foundBefore, _found) = ("", _found, 0);
        }

        return Math.Max(_found, _foundBefore);
    }
}
