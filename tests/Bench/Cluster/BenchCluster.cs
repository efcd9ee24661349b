using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime;
using Shop.Bench.Runtime.External;
using Shop.Runtime.Testing.Network;

namespace Shop.Bench.Cluster;

/// <summary>Silos in processes of their own, with default settings, and a client of theirs in this one.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    private readonly BenchDatabase _database;
    private readonly string _name = $"cluster-{Guid.NewGuid():N}";
    private IHost? _client;

    private BenchCluster(BenchDatabase database) => _database = database;

    /// <summary>The silos that were started and not ended by <see cref="RemoveAsync"/>, oldest first.</summary>
    public List<OtherProcess> Silos { get; } = [];

    public IClusterClient Client => _client!.Services.GetRequiredService<IClusterClient>();

    /// <summary>Processor time of this process, the silos that there are now, and PostgreSQL.</summary>
    public CpuMeter Cpu => _database.Cpu.And([.. Silos.Select(silo => silo.Id)]);

    public static async Task<BenchCluster> StartAsync(BenchDatabase database, int silos)
    {
        var cluster = new BenchCluster(database);
        for (var i = 0; i < silos; i++)
        {
            await cluster.AddAsync();
        }

        cluster._client = cluster.NewClient();
        await cluster._client.StartAsync();
        return cluster;
    }

    /// <summary>One more silo; returns when it has joined.</summary>
    public async Task<OtherProcess> AddAsync()
    {
        var added = await OtherProcess.Start(
            ServeCommand.Member,
            ServeCommand.DatabaseOption, _database.ConnectionString,
            ServeCommand.ClusterOption, _name,
            ServeCommand.SiloPortOption, Text(FreePort.Next()),
            ServeCommand.PortOption, Text(FreePort.Next()));
        Silos.Add(added);
        return added;
    }

    /// <summary>Ends a silo's process as it is: SIGKILL, whether it runs or is stopped.</summary>
    public async Task RemoveAsync(OtherProcess silo)
    {
        Silos.Remove(silo);
        silo.Kill();
        await silo.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.StopAsync();
            _client.Dispose();
        }

        foreach (var silo in Silos)
        {
            await silo.DisposeAsync();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IHost NewClient()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (_name, "bench"))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", _database.ConnectionString)));
        return builder.Build();
    }
}
