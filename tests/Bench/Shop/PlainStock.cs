using Npgsql;
using Shop.Bench.Runtime;

namespace Shop.Bench.Shop;

/// <summary>Stock without a runtime: two tables, one transaction a hold in one round trip, over 50 connections.</summary>
internal sealed class PlainStock : IDisposable
{
    public const string Name = "row-locked UPDATE and INSERT of the hold, one transaction over 50 connections";

    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _connections = new(BenchDatabase.PlainConnections);

    private PlainStock(NpgsqlDataSource source) => _source = source;

    public static async Task<PlainStock> Create(BenchDatabase database)
    {
        await using var create = database.PlainSource.CreateCommand("""
            CREATE TABLE plain_stock (sku text PRIMARY KEY, on_hand int NOT NULL, reserved int NOT NULL CHECK (reserved BETWEEN 0 AND on_hand));
            CREATE TABLE plain_holds (checkout text, sku text, quantity int NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (checkout, sku));
            INSERT INTO plain_stock VALUES ('HOT', 100000000, 0);
            """);
        await create.ExecuteNonQueryAsync();
        return new PlainStock(database.PlainSource);
    }

    public async Task Hold()
    {
        await _connections.WaitAsync();
        try
        {
            await using var batch = _source.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE plain_stock SET reserved = reserved + 1 WHERE sku = $1 AND on_hand - reserved >= 1")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = "HOT" } },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO plain_holds VALUES ($1, $2, 1, now() + interval '10 minutes')")
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = $"checkout-{Guid.CreateVersion7():N}" },
                    new NpgsqlParameter<string> { TypedValue = "HOT" },
                },
            });
            await batch.ExecuteNonQueryAsync();
        }
        finally
        {
            _connections.Release();
        }
    }

    public void Dispose() => _connections.Dispose();
}
