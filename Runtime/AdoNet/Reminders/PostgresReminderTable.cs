using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Reminders;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Storage.Schema;

namespace Shop.Runtime.AdoNet.Reminders;

/// <summary>Reminders in <c>OrleansRemindersTable</c>, by the queries of Orleans' ADO.NET contract.</summary>
internal sealed class PostgresReminderTable : IReminderTable, IAsyncDisposable
{
    // Registering is rare, and a reading of the whole table is one connection for a moment.
    private const int MaxConnections = 4;

    private readonly string _serviceId;
    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _isOwn;
    private ReminderQueries? _queries;

    public PostgresReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster)
    {
        var given = options.Value;
        NpgsqlInvariant.Ensure(nameof(AdoNetReminderTableOptions), given.Invariant, given.ConnectionString, given.DataSource);
        _serviceId = cluster.Value.ServiceId;
        _isOwn = given.DataSource is null;
        _dataSource = NpgsqlInvariant.SourceOf(nameof(AdoNetReminderTableOptions), given.DataSource)
            ?? GuardedDataSource.Create(given.ConnectionString!, static builder =>
            {
                builder.Name = "reminders"; // what measurements call it: without one they tell the whole address
                builder.ConnectionStringBuilder.MaxPoolSize = MaxConnections;
            });
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await SchemaCheck.EnsureRemindersAsync(connection, cancellationToken);
        _queries = await ReminderQueries.ReadAsync(connection, cancellationToken);
    }

    public async Task<string> UpsertAsync(ReminderEntry entry)
    {
        await using var command = CommandFor(Queries.Upsert);
        AddKey(command, entry.Key);
        command.Parameters.Add(new NpgsqlParameter<DateTime>("StartTime", NpgsqlDbType.TimestampTz) { TypedValue = entry.StartAt });
        command.Parameters.Add(new NpgsqlParameter<long>("Period", (long)entry.Period.TotalMilliseconds));
        command.Parameters.Add(new NpgsqlParameter<int>("GrainHash", unchecked((int)entry.Grain.GetUniformHashCode())));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return ETagOf(reader);
    }

    public async Task<bool> RemoveAsync(ReminderKey key, string etag)
    {
        await using var command = CommandFor(Queries.Delete);
        AddKey(command, key);
        command.Parameters.Add(new NpgsqlParameter<int>("Version", int.Parse(etag, CultureInfo.InvariantCulture)));
        return await command.ExecuteScalarAsync() is true;
    }

    public async Task<ReminderEntry?> ReadAsync(ReminderKey key)
    {
        await using var command = CommandFor(Queries.ReadOne);
        AddKey(command, key);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? EntryOf(reader) : null;
    }

    public async Task<IReadOnlyList<ReminderEntry>> ReadAsync(GrainId grain)
    {
        await using var command = CommandFor(Queries.ReadGrain);
        command.Parameters.Add(new NpgsqlParameter<string>("GrainId", grain.ToString()));
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<ReminderEntry>();
        while (await reader.ReadAsync())
        {
            entries.Add(EntryOf(reader));
        }

        return entries;
    }

    public async IAsyncEnumerable<ReminderEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A range that wraps around to where it began is the whole ring.
        await using var command = CommandFor(Queries.ReadWrappedRange);
        command.Parameters.Add(new NpgsqlParameter<int>("BeginHash", 0));
        command.Parameters.Add(new NpgsqlParameter<int>("EndHash", 0));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return EntryOf(reader);
        }
    }

    public ValueTask DisposeAsync() => _isOwn ? _dataSource.DisposeAsync() : default;

    private ReminderQueries Queries => _queries ?? throw new InvalidOperationException("The silo's reminders haven't been started yet.");

    private NpgsqlCommand CommandFor(string query)
    {
        var command = _dataSource.CreateCommand(query);
        command.Parameters.Add(new NpgsqlParameter<string>("ServiceId", _serviceId));
        return command;
    }

    private static void AddKey(NpgsqlCommand command, ReminderKey key)
    {
        command.Parameters.Add(new NpgsqlParameter<string>("GrainId", key.Grain.ToString()));
        command.Parameters.Add(new NpgsqlParameter<string>("ReminderName", key.Name));
    }

    private static ReminderEntry EntryOf(NpgsqlDataReader row) => new(
        GrainId.Parse(row.GetString(row.GetOrdinal("GrainId")), CultureInfo.InvariantCulture),
        row.GetString(row.GetOrdinal("ReminderName")),
        row.GetDateTime(row.GetOrdinal("StartTime")),
        TimeSpan.FromMilliseconds(row.GetInt64(row.GetOrdinal("Period"))),
        ETagOf(row));

    private static string ETagOf(NpgsqlDataReader row) => row.GetInt32(row.GetOrdinal("Version")).ToString(CultureInfo.InvariantCulture);
}
