using Npgsql;

namespace Shop.Runtime.Storage.Connections;

/// <summary>What every connection of the storage is set to before its first statement.</summary>
internal static class SessionSettings
{
    /// <summary>How long a statement waits for a row that another session holds.</summary>
    public static readonly TimeSpan LockTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a transaction of ours may stand idle before PostgreSQL ends it: a stopped process can't hold others up.</summary>
    public static readonly TimeSpan IdleInTransactionTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a batch may take before its connection is given up for dead: a few times what a struggling disk needs (2 s),
    /// and time enough to find out about the outcome before a call to a grain times out (30 s).
    /// </summary>
    public const int CommandTimeoutSeconds = 10;

    /// <summary>The statements for the two timeouts, without an end.</summary>
    public static readonly string Guards = $"""
        SET lock_timeout = {LockTimeout.TotalMilliseconds:0};
        SET idle_in_transaction_session_timeout = {IdleInTransactionTimeout.TotalMilliseconds:0}
        """;

    // The plan is the same for every batch: the keys in the order given, each looked up in the unique index. It is made once
    // (generic) and pinned, because rows are to be locked in the keys' order and a plan by chance would lock them in another.
    // Acknowledged means durable, whatever the database's default is; stronger settings than "on" are kept.
    private static readonly string _sql = $"""
        {Guards};
        SET plan_cache_mode = force_generic_plan;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off;
        SET enable_seqscan = off;
        SET enable_bitmapscan = off;
        SET jit = off;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """;

    /// <summary>Sets <paramref name="connection"/> up, in one round trip.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(_sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
