using System.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Shop.Runtime.Storage.Schema;

/// <summary>
/// Brings a database to the schema that this build needs: forward only, each script in a transaction of its own together with
/// its row of the history. Any number of processes may start at once; they take turns by an advisory lock, and a script runs
/// once.
/// </summary>
public sealed class SchemaMigrator
{
    // "shop" in ASCII. One lock for all sets: their scripts may build on each other.
    private const long LockKey = 0x73686F70;

    // Who waits longer than this behind another process's migration is better told than left hanging.
    private static readonly TimeSpan _lockWait = TimeSpan.FromSeconds(60);

    // Statements follow each other at once, but for a process that has just started on a busy machine: its code is compiled as it
    // goes. The bound for ordinary transactions, a second, was met by a start like that.
    private static readonly TimeSpan _idleMax = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource _dataSource;
    private readonly ILogger _logger;

    /// <summary>A migrator of the database behind <paramref name="dataSource"/>, whose user must be allowed to create tables.</summary>
    public SchemaMigrator(NpgsqlDataSource dataSource, ILogger<SchemaMigrator>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _dataSource = dataSource;
        _logger = logger ?? NullLogger<SchemaMigrator>.Instance;
    }

    /// <summary>
    /// Whether a database that a newer build has migrated further is accepted. False by default; a host that is updated in a
    /// rolling way sets it, because an old silo that restarts meanwhile must come back.
    /// </summary>
    public bool AcceptNewer { get; init; }

    /// <summary>
    /// Applies what is missing, set by set in the given order. Throws <see cref="MigrationException"/> where the history and the
    /// scripts disagree, where a script fails, and where another process holds the lock for more than a minute.
    /// </summary>
    public async Task MigrateAsync(IEnumerable<MigrationSet> sets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        foreach (var set in sets)
        {
            while (await ApplyNextAsync(connection, set, cancellationToken))
            {
            }
        }
    }

    /// <inheritdoc cref="MigrateAsync(IEnumerable{MigrationSet}, CancellationToken)"/>
    public Task MigrateAsync(params MigrationSet[] sets) => MigrateAsync(sets, CancellationToken.None);

    /// <summary>
    /// What <see cref="MigrateAsync(IEnumerable{MigrationSet}, CancellationToken)"/> would apply, in its order, from one snapshot. It changes
    /// nothing and waits for nobody, also where another process is just migrating. Throws <see cref="MigrationException"/> where the
    /// history and the scripts disagree.
    /// </summary>
    public async Task<IReadOnlyList<(MigrationSet Set, MigrationScript Script)>> PendingAsync(
        IEnumerable<MigrationSet> sets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var history = new MigrationHistory(connection, transaction);
        var exists = await history.ExistsAsync(cancellationToken);
        var pending = new List<(MigrationSet, MigrationScript)>();
        foreach (var set in sets)
        {
            var applied = exists ? await history.ReadAsync(set.Name, cancellationToken) : [];
            if (MigrationPlan.Next(set, applied, AcceptNewer) is { } next)
            {
                pending.AddRange(set.Scripts.SkipWhile(script => script != next).Select(script => (set, script)));
            }
        }

        return pending;
    }

    private async Task<bool> ApplyNextAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, transaction, cancellationToken);
        var history = new MigrationHistory(connection, transaction);
        await history.CreateAsync(cancellationToken);
        var applied = await history.ReadAsync(set.Name, cancellationToken);
        var next = MigrationPlan.Next(set, applied, AcceptNewer);
        if (next is null)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        await RunAsync(connection, transaction, set, next, cancellationToken);
        await history.AddAsync(set.Name, next, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        SchemaLog.Applied(_logger, set.Name, next.Number, next.Name);
        return true;
    }

    private static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        // The wait for our own lock is long, the scripts' waits for tables are not: a DDL statement that queues behind a long
        // reader makes everybody else queue behind it.
        await using var command = new NpgsqlCommand(
            $"SET LOCAL lock_timeout = {_lockWait.TotalMilliseconds:0}; SELECT pg_advisory_xact_lock({LockKey}); SET LOCAL lock_timeout = 5000; "
            + $"SET LOCAL idle_in_transaction_session_timeout = {_idleMax.TotalMilliseconds:0}",
            connection,
            transaction)
        {
            CommandTimeout = 0,
        };
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new MigrationException($"Another process has been migrating this database for {_lockWait.TotalSeconds:0} s. Look for its session in pg_stat_activity.", exception);
        }
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, MigrationSet set, MigrationScript script, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(script.Sql, connection, transaction) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException($"Migration {script} of \"{set.Name}\" failed and was rolled back: {exception.MessageText}", exception);
        }
    }
}
