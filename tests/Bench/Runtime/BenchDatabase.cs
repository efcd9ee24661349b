using System.Globalization;
using Npgsql;
using Orleans.Hosting;
using Shop.Bench.Measuring;
using Shop.Runtime.Storage.Hosting;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Bench.Runtime;

/// <summary>A PostgreSQL of the measurement's own, with fsync on, and a meter that counts its processor time too.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>The connections of the plain side: more make it no faster on two cores.</summary>
    public const int PlainConnections = 50;

    private readonly PostgresServer _server;

    private BenchDatabase(PostgresServer server, string connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
        PlainSource = NpgsqlDataSource.Create(connectionString + $";Maximum Pool Size={PlainConnections};Max Auto Prepare=10;Auto Prepare Min Usages=2");
        Cpu = new CpuMeter(int.Parse(File.ReadLines(Path.Combine(server.Directory, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
    }

    public string ConnectionString { get; }

    /// <summary>Pooled connections for what is measured against.</summary>
    public NpgsqlDataSource PlainSource { get; }

    /// <summary>Processor time of this process and of the server's.</summary>
    public CpuMeter Cpu { get; }

    public static async Task<BenchDatabase> Start()
    {
        // Of two sides that are measured in turn, a checkpoint would fall into the rounds of one: after it every page is written whole once.
        var server = await PostgresServer.StartAsync(durable: true, "max_wal_size = '8GB'", "checkpoint_timeout = '30min'");
        var database = new BenchDatabase(server, server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        await new SchemaMigrator(database.PlainSource).MigrateAsync(RuntimeSchema.Migrations);
        return database;
    }

    /// <summary>Lets a silo keep its grains' state here, as the shop's silos do.</summary>
    public void StoreStateOf(ISiloBuilder silo) =>
        silo.AddPostgresGrainStorageAsDefault(options => options.ConnectionString = ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await PlainSource.DisposeAsync();
        await _server.DisposeAsync();
    }
}
