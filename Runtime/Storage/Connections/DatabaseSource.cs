using Npgsql;

namespace Shop.Runtime.Storage.Connections;

/// <summary>
/// Where connections come from: the caller's source, or one of our own from a connection string, which is closed with the
/// storage.
/// </summary>
internal sealed class DatabaseSource : IAsyncDisposable
{
    // Beside the lanes: the check at the start, and room for a lane that reconnects while its broken connection still counts.
    private const int SpareConnections = 4;

    private readonly bool _isOwn;

    /// <summary>
    /// The source that <paramref name="options"/> name. Throws <see cref="ArgumentException"/> where they name none, both, or
    /// one with multiplexing.
    /// </summary>
    public DatabaseSource(PostgresGrainStorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == (options.DataSource is null))
        {
            throw new ArgumentException("Exactly one of ConnectionString and DataSource must be given.", nameof(options));
        }

        _isOwn = options.DataSource is null;
        DataSource = options.DataSource ?? NpgsqlDataSource.Create(Own(options));
        if (new NpgsqlConnectionStringBuilder(DataSource.ConnectionString).Multiplexing)
        {
            throw new ArgumentException("The data source has multiplexing on: batches need connections of their own, with their own settings.", nameof(options));
        }
    }

    /// <summary>The source.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _isOwn ? DataSource.DisposeAsync() : default;

    private static string Own(PostgresGrainStorageOptions options) =>
        new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // An ambient transaction of the caller must not swallow other grains' batches.
            Enlist = false,
            Multiplexing = false,
            MaxPoolSize = options.WriteConnections + options.ReadConnections + SpareConnections,
        }.ConnectionString;
}
