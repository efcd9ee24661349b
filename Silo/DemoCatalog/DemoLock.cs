using Npgsql;

namespace Shop.Silo.DemoCatalog;

/// <summary>Keeps other loaders away from a database, until it is disposed of or its process ends.</summary>
internal sealed class DemoLock : IAsyncDisposable
{
    // "demo" in ASCII. Two loaders at once would do each other's work.
    private const long Key = 0x64656D6F;

    private readonly NpgsqlConnection _connection;

    private DemoLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the lock; null where another process has it.</summary>
    public static async Task<DemoLock?> TryTakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var take = Command("SELECT pg_try_advisory_lock($1)", connection);
        if (await take.ExecuteScalarAsync(cancellationToken) is true)
        {
            return new DemoLock(connection);
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A connection that goes back to its pool keeps its locks until somebody uses it again.
        await using (var release = Command("SELECT pg_advisory_unlock($1)", _connection))
        {
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await _connection.DisposeAsync();
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = Key } } };
}
