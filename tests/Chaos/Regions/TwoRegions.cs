using System.Net;
using System.Net.Sockets;
using Npgsql;
using Shop.Chaos.Network;
using Shop.Chaos.Processes;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Chaos.Regions;

/// <summary>
/// Two regions, as deploy/aws has them: the first sells, the second stands by with its programs waiting on a PostgreSQL that follows the
/// first's over a line of some length. The payment provider is in neither, and has its books to itself. One name stands for the shop:
/// the address that the Api of the region that sells listens at.
/// </summary>
internal sealed class TwoRegions : IAsyncDisposable
{
    /// <summary>How long anything takes between the regions, each way: some 1,500 km of fibre, as from Frankfurt to Dublin.</summary>
    public static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(13);

    // What PostgreSQL's own settings call the second region's.
    private const string Standby = "second";

    private readonly Line _replication;

    private TwoRegions(string folder, Uri address, Kept payments, NpgsqlDataSource books, Region first, Region second, Line replication) =>
        (Folder, Address, Payments, Books, First, Second, _replication) = (folder, address, payments, books, first, second, replication);

    /// <summary>Where the programs' logs are.</summary>
    public string Folder { get; }

    /// <summary>Where shoppers go.</summary>
    public Uri Address { get; }

    public Kept Payments { get; }

    /// <summary>The payment provider's own database.</summary>
    public NpgsqlDataSource Books { get; }

    public Region First { get; }

    public Region Second { get; }

    /// <summary>For asking programs.</summary>
    public HttpClient Prober { get; private init; } = null!;

    /// <summary>What there is to buy, and how many pieces of it there were at first.</summary>
    public IReadOnlyDictionary<string, int> Goods { get; private init; } = null!;

    /// <summary>Starts both, and returns when the first sells and the second follows.</summary>
    /// <param name="silos">How many in each.</param>
    /// <param name="isSynchronous">Whether the first's PostgreSQL acknowledges what the second's has, and nothing else.</param>
    public static async Task<TwoRegions> StartAsync(int silos, bool isSynchronous)
    {
        var (folder, address) = (Directory.CreateTempSubdirectory("shop-chaos-").FullName, Programs.NewUrl());
        var prober = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(3) };
        var outside = await PostgresServer.Shared;
        var books = outside.ConnectionStringTo(await outside.CreateDatabaseAsync());
        var payments = new Programs(folder, "", books, prober).NewPayments(address);
        await payments.StartAsync();

        var server = await PostgresServer.StartAsync(durable: true);
        var name = await server.CreateDatabaseAsync();
        var first = NewRegion("first", server, name, silos, folder, address, payments, prober);
        await payments.ReadyAsync();
        await LookAtBooksAsync(first.Database, outside.Port, books);
        var goods = await Shelves.FillAsync(folder, server.ConnectionStringTo(name), first.Database, Shelves.Scarce);

        var line = NewLine(server.Port, out var port);
        var standby = await server.StartStandbyAsync(Standby, port);
        var second = NewRegion("second", standby, name, silos, folder, address, payments, prober);
        await FollowAsync(first.Database, isSynchronous);
        var regions = new TwoRegions(folder, address, payments, NpgsqlDataSource.Create(books), first, second, line) { Prober = prober, Goods = goods };
        try
        {
            await Task.WhenAll(first.StartAsync(), second.StartAsync());
            await first.ReadyAsync();
            return regions;
        }
        catch
        {
            await regions.DisposeAsync();
            throw;
        }
    }

    /// <summary>Bytes of the first's journal that the second doesn't have yet.</summary>
    public async Task<long> BehindAsync()
    {
        await using var command = First.Database.CreateCommand("SELECT pg_wal_lsn_diff(pg_current_wal_flush_lsn(), flush_lsn)::bigint FROM pg_stat_replication");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What the first writes gets to the second no more.</summary>
    public void CutReplication() => _replication.Back.Shut();

    /// <summary>The first is no more: neither its programs nor its PostgreSQL, nor what was under way to the second.</summary>
    public Task KillFirstAsync() => Task.WhenAll(First.KillAsync(), _replication.DisposeAsync().AsTask());

    /// <summary>Those who were asked by their banks and have left approve nothing any more.</summary>
    public async Task RefuseWhatWaitsAsync()
    {
        await using var command = Books.CreateCommand("SELECT action_token FROM test_payments.payments WHERE status = 'requires_action'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            using var answer = await Prober.PostAsync(new Uri(Payments.Health!, $"/3ds/{reader.GetString(0)}/refuse"), null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(First.DisposeAsync().AsTask(), Second.DisposeAsync().AsTask(), Payments.DisposeAsync().AsTask());
        await _replication.DisposeAsync();
        await Books.DisposeAsync();
        Prober.Dispose();
    }

    private static Region NewRegion(
        string place, PostgresServer server, string database, int silos, string folder, Uri address, Kept payments, HttpClient prober)
    {
        var connection = server.ConnectionStringTo(database);
        var programs = new Programs(folder, $"drill-{place}", connection, prober);
        var all = Enumerable.Range(1, silos).Select(number => programs.NewSilo($"{place}-silo-{number}", payments)).ToList();
        foreach (var silo in all)
        {
            // In production five and fifteen minutes: whoever plays a drill doesn't wait that long.
            silo.Environment["Payments__Reconciliation__Interval"] = "00:00:01";
            silo.Environment["Payments__Reconciliation__Grace"] = "00:00:05";
        }

        return new Region(server, connection, all, programs.NewApi($"{place}-api", address, health: Programs.NewUrl()));
    }

    // The checker reads the shop's books and the provider's in one database: here through it.
    private static async Task LookAtBooksAsync(NpgsqlDataSource database, int port, string books)
    {
        await using var command = database.CreateCommand($"""
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER provider FOREIGN DATA WRAPPER postgres_fdw
                OPTIONS (host '127.0.0.1', port '{port}', dbname '{new NpgsqlConnectionStringBuilder(books).Database}');
            CREATE USER MAPPING FOR CURRENT_USER SERVER provider OPTIONS (user 'postgres');
            CREATE SCHEMA test_payments;
            IMPORT FOREIGN SCHEMA test_payments FROM SERVER provider INTO test_payments
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static Line NewLine(int target, out int port)
    {
        port = FreePort.Next();
        var listener = NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return new Line(listener, NewSocket, new IPEndPoint(IPAddress.Loopback, target)) { Delay = Distance };
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static async Task FollowAsync(NpgsqlDataSource primary, bool isSynchronous)
    {
        foreach (var sql in isSynchronous ? new[] { $"ALTER SYSTEM SET synchronous_standby_names = '{Standby}'", "SELECT pg_reload_conf()" } : [])
        {
            await using var command = primary.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        await using var look = primary.CreateCommand("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND (sync_state = 'sync') = $1");
        look.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = isSynchronous });
        await Drill.UntilAsync(async () => (long)(await look.ExecuteScalarAsync())! > 0, "the second region's PostgreSQL follows");
    }
}
