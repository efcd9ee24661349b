using Npgsql;
using Orleans;
using Orleans.Storage;
using Shop.Runtime.Storage.Batching;

namespace Shop.Runtime.Storage;

/// <summary>
/// How a <see cref="PostgresGrainStorage"/> is set up. Exactly one of <see cref="ConnectionString"/> and
/// <see cref="DataSource"/> is given.
/// </summary>
public sealed class PostgresGrainStorageOptions
{
    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, through a source that the caller owns; multiplexing must be off.</summary>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>How states are turned into bytes; JSON by System.Text.Json by default.</summary>
    public IGrainStorageSerializer? Serializer { get; set; }

    /// <summary>
    /// Whether clearing a state removes its row. By default the row stays without its payload and the version goes on, so that
    /// an old owner's write is still refused.
    /// </summary>
    public bool DeleteStateOnClear { get; set; }

    /// <summary>
    /// Whether two grain types may use one state name. The table doesn't tell them apart, so it is refused by default; allow it
    /// where no two such grains ever have the same key.
    /// </summary>
    public bool AllowSharedStateNames { get; set; }

    /// <summary>The stage of the silo's start at which the database is connected.</summary>
    public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

    /// <summary>
    /// Connections that write, 2 by default. One does nearly all the work; a further one is used when more waits than a batch
    /// holds. One more is kept for rows that another session has locked.
    /// </summary>
    public int WriteConnections { get; set; } = 2;

    /// <summary>Connections that read, 2 by default.</summary>
    public int ReadConnections { get; set; } = 2;

    /// <summary>The bounds of queues and batches.</summary>
    internal BatchLimits Limits { get; set; } = new();
}
