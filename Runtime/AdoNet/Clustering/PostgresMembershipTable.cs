using System.Net;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Membership;
using Shop.Runtime.Storage.Connections;

namespace Shop.Runtime.AdoNet.Clustering;

/// <summary>
/// The silos of one cluster in <c>OrleansMembershipTable</c>, by the queries of Orleans' ADO.NET contract. Changes are
/// compare-and-swap on the cluster's version.
/// </summary>
internal sealed class PostgresMembershipTable : IMembershipTable, IAsyncDisposable
{
    // A look, a heartbeat, a change; and one beside them that hangs.
    private const int MaxConnections = 4;

    // How long a statement, or a new connection, may take before its connection is given up for dead: a few times what a
    // struggling disk needs. Looks are given up sooner, but keep their connection so long.
    private const int TimeoutSeconds = 3;

    private readonly string _clusterId;
    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _isOwn;
    private OrleansQueries? _queries;

    public PostgresMembershipTable(ClusterOptions cluster, string options, string? connectionString, System.Data.Common.DbDataSource? dataSource)
    {
        _clusterId = cluster.ClusterId;
        _isOwn = dataSource is null;
        _dataSource = NpgsqlInvariant.SourceOf(options, dataSource)
            ?? GuardedDataSource.Create(connectionString!, Bound);
    }

    /// <summary>Reads the contract's queries, and makes sure that the cluster has a version, from 0.</summary>
    /// <exception cref="Storage.Schema.MigrationException">The database hasn't been migrated.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadQueriesAsync(cancellationToken);
        await using var command = CommandFor("InsertMembershipVersionKey");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads the contract's queries, which is all that a client needs; may be called again.</summary>
    /// <exception cref="Storage.Schema.MigrationException">The database hasn't been migrated.</exception>
    public async Task ReadQueriesAsync(CancellationToken cancellationToken)
    {
        if (_queries is null)
        {
            await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
            _queries = await OrleansQueries.ReadAsync(connection, cancellationToken);
        }
    }

    public async Task<ClusterView> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = CommandFor("MembershipReadAllKey");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var members = new List<ClusterMember>();
        var version = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt32(reader.GetOrdinal("Version"));
            if (!reader.IsDBNull(reader.GetOrdinal("StartTime")))
            {
                members.Add(MemberOf(reader));
            }
        }

        return new ClusterView(version, members);
    }

    public async Task<TimeSpan> ReadAgeAsync(CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand(
            "SELECT clock_timestamp() - Timestamp FROM OrleansMembershipVersionTable WHERE DeploymentId = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _clusterId });
        return await command.ExecuteScalarAsync(cancellationToken) is TimeSpan age ? age : TimeSpan.Zero;
    }

    public async Task<bool> TryInsertAsync(ClusterMember member, int version, CancellationToken cancellationToken)
    {
        await using var command = CommandFor("InsertMembershipKey", member.Address);
        command.Parameters.Add(new NpgsqlParameter<string>("SiloName", member.Name));
        command.Parameters.Add(new NpgsqlParameter<string>("HostName", member.HostName));
        command.Parameters.Add(new NpgsqlParameter<int>("Status", (int)member.Status));
        command.Parameters.Add(new NpgsqlParameter<int>("ProxyPort", member.GatewayPort));
        command.Parameters.Add(TimeParameter("StartTime", member.StartedAt));
        command.Parameters.Add(TimeParameter("IAmAliveTime", member.AliveAt));
        command.Parameters.Add(new NpgsqlParameter<int>("Version", version));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<bool> TryUpdateAsync(ClusterMember member, int version, CancellationToken cancellationToken)
    {
        await using var command = CommandFor("UpdateMembershipKey", member.Address);
        command.Parameters.Add(new NpgsqlParameter<int>("Status", (int)member.Status));
        command.Parameters.Add(new NpgsqlParameter("SuspectTimes", NpgsqlDbType.Varchar) { Value = (object?)member.Suspicions ?? DBNull.Value });
        command.Parameters.Add(TimeParameter("IAmAliveTime", member.AliveAt));
        command.Parameters.Add(new NpgsqlParameter<int>("Version", version));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<(int Version, SiloStatus? Status)> LookAsync(SiloAddress address, CancellationToken cancellationToken)
    {
        await using var command = CommandFor("MembershipReadRowKey", address);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return (0, null);
        }

        return (
            reader.GetInt32(reader.GetOrdinal("Version")),
            reader.IsDBNull(reader.GetOrdinal("StartTime")) ? null : (SiloStatus)reader.GetInt32(reader.GetOrdinal("Status")));
    }

    public async Task BeatAsync(SiloAddress address, DateTime now, CancellationToken cancellationToken)
    {
        await using var command = CommandFor("UpdateIAmAlivetimeKey", address);
        command.Parameters.Add(TimeParameter("IAmAliveTime", now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var command = CommandFor("CleanupDefunctSiloEntriesKey");
        command.Parameters.Add(TimeParameter("IAmAliveTime", before));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Where clients of the cluster come in.</summary>
    public async Task<IReadOnlyCollection<EndPoint>> ReadGatewaysAsync(CancellationToken cancellationToken)
    {
        await using var command = CommandFor("GatewaysQueryKey");
        command.Parameters.Add(new NpgsqlParameter<int>("Status", (int)SiloStatus.Active));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var gateways = new List<EndPoint>();
        while (await reader.ReadAsync(cancellationToken))
        {
            gateways.Add(new IPEndPoint(IPAddress.Parse(reader.GetString(0)), reader.GetInt32(1)));
        }

        return gateways;
    }

    public ValueTask DisposeAsync() => _isOwn ? _dataSource.DisposeAsync() : default;

    private static void Bound(NpgsqlDataSourceBuilder builder)
    {
        builder.Name = "membership"; // what measurements call it: without one they tell the whole address
        var connection = builder.ConnectionStringBuilder;
        (connection.MaxPoolSize, connection.Timeout, connection.CommandTimeout) = (MaxConnections, TimeoutSeconds, TimeoutSeconds);
    }

    private NpgsqlCommand CommandFor(string key)
    {
        var queries = _queries ?? throw new InvalidOperationException("The membership table hasn't been started yet.");
        var command = _dataSource.CreateCommand(queries[key]);
        command.Parameters.Add(new NpgsqlParameter<string>("DeploymentId", _clusterId));
        return command;
    }

    private NpgsqlCommand CommandFor(string key, SiloAddress address)
    {
        var command = CommandFor(key);
        command.Parameters.Add(new NpgsqlParameter<string>("Address", address.Endpoint.Address.ToString()));
        command.Parameters.Add(new NpgsqlParameter<int>("Port", address.Endpoint.Port));
        command.Parameters.Add(new NpgsqlParameter<int>("Generation", address.Generation));
        return command;
    }

    private static NpgsqlParameter<DateTime> TimeParameter(string name, DateTime time) => new(name, NpgsqlDbType.TimestampTz) { TypedValue = time };

    private static ClusterMember MemberOf(NpgsqlDataReader row)
    {
        int Number(string column) => row.IsDBNull(row.GetOrdinal(column)) ? 0 : row.GetInt32(row.GetOrdinal(column));
        string Text(string column) => row.GetString(row.GetOrdinal(column));
        return new ClusterMember(
            SiloAddress.New(IPAddress.Parse(Text("Address")), Number("Port"), Number("Generation")),
            Text("SiloName"),
            Text("HostName"),
            (SiloStatus)Number("Status"),
            Number("ProxyPort"),
            row.IsDBNull(row.GetOrdinal("SuspectTimes")) ? null : Text("SuspectTimes"),
            row.GetDateTime(row.GetOrdinal("StartTime")),
            row.GetDateTime(row.GetOrdinal("IAmAliveTime")));
    }
}
