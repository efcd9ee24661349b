using Npgsql;

namespace Shop.Bench.Runtime;

/// <summary>State kept without a runtime: a table of keys and JSON texts, one statement at a time over 50 connections.</summary>
internal sealed class PlainTable : IDisposable
{
    public const string WriteName = "INSERT … ON CONFLICT DO UPDATE, one at a time over 50 connections";
    public const string ReadName = "SELECT by key, one at a time over 50 connections";

    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _connections = new(BenchDatabase.PlainConnections);

    private PlainTable(NpgsqlDataSource source) => _source = source;

    public static async Task<PlainTable> Create(BenchDatabase database)
    {
        var table = new PlainTable(database.PlainSource);
        await using var create = table._source.CreateCommand(
            "CREATE TABLE IF NOT EXISTS plain (key text PRIMARY KEY, payload text NOT NULL, version int NOT NULL)");
        await create.ExecuteNonQueryAsync();
        return table;
    }

    public async Task Increment(int number)
    {
        await _connections.WaitAsync();
        try
        {
            await using var upsert = _source.CreateCommand(
                "INSERT INTO plain VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, version = plain.version + 1");
            upsert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"counter-{number}" });
            upsert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "{\"Count\":12345}" });
            await upsert.ExecuteNonQueryAsync();
        }
        finally
        {
            _connections.Release();
        }
    }

    public void Dispose() => _connections.Dispose();

    /// <summary>Fills the table with so many rows.</summary>
    public async Task Fill(int count)
    {
        await using var fill = _source.CreateCommand(
            $"INSERT INTO plain SELECT 'counter-' || i, '{{\"Count\":1}}', 1 FROM generate_series(0, {count - 1}) i ON CONFLICT DO NOTHING");
        await fill.ExecuteNonQueryAsync();
    }

    public async Task Read(int number)
    {
        await _connections.WaitAsync();
        try
        {
            await using var select = _source.CreateCommand("SELECT payload, version FROM plain WHERE key = $1");
            select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"counter-{number}" });
            await using var reader = await select.ExecuteReaderAsync();
            await reader.ReadAsync();
            _ = reader.GetString(0);
        }
        finally
        {
            _connections.Release();
        }
    }
}
