using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Shop.Runtime.Gateway;
using Shop.Runtime.Net;
using Shop.Runtime.Testing.Links;

namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>A silo, its log, and clients whose way to it can be made to fail.</summary>
internal sealed class NetCluster : IAsyncDisposable
{
    private readonly List<IHost> _clients = [];
    private readonly List<FaultyLink> _links = [];
    private readonly InProcessTestCluster _cluster;

    private NetCluster(InProcessTestCluster cluster, RecordedLog log)
    {
        _cluster = cluster;
        Log = log;
    }

    /// <summary>What the silo logs.</summary>
    public RecordedLog Log { get; }

    /// <summary>What the clients log.</summary>
    public RecordedLog ClientLog { get; } = new();

    public InProcessSiloHandle Silo => _cluster.Silos[0];

    internal SiloGateway Gateway => Silo.ServiceProvider.GetRequiredService<SiloGateway>();

    public IPEndPoint EndPoint => Gateway.ClientEndPoint!;

    public string ClusterId => _cluster.Options.ClusterId;

    /// <summary>The test cluster's own client, which no fault touches.</summary>
    public IClusterClient Bystander => _cluster.Client;

    /// <summary>Starts the silo.</summary>
    /// <param name="transport">Its bounds.</param>
    /// <param name="silo">What else there is to configure.</param>
    /// <param name="bystander">Whether there is a bystander: it has the default bounds, and doesn't encrypt.</param>
    public static async Task<NetCluster> Start(
        Action<TransportOptions>? transport = null, Action<ISiloBuilder>? silo = null, bool bystander = true)
    {
        var log = new RecordedLog();
        var builder = new InProcessTestClusterBuilder();
        builder.ConfigureSilo((_, one) =>
        {
            one.ConfigureLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
            one.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromMilliseconds(100));
            one.Configure<TransportOptions>(options => options.DrainTimeout = TimeSpan.FromMilliseconds(100));
            one.Configure(transport ?? (_ => { }));
            silo?.Invoke(one);
        });
        builder.Options.InitializeClientOnDeploy = bystander;
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new NetCluster(cluster, log);
    }

    /// <summary>Returns when so many connections are in the middle of their handshake.</summary>
    public async Task WhenHandshaking(int count)
    {
        while (Gateway.Handshaking != count)
        {
            await Task.Yield();
        }
    }

    /// <summary>Returns when a large frame has begun to arrive.</summary>
    public async Task WhenGathering()
    {
        while (Gateway.GatheredBytes == 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>A link to the silo that fails on demand.</summary>
    /// <param name="time">What its delays are measured by.</param>
    public FaultyLink Link(TimeProvider? time = null)
    {
        var link = new FaultyLink(EndPoint, time);
        _links.Add(link);
        return link;
    }

    /// <summary>One more client.</summary>
    /// <param name="through">Where it connects to; the silo itself by default.</param>
    /// <param name="transport">Its bounds.</param>
    /// <param name="configure">What else there is to configure.</param>
    public async Task<IClusterClient> Connect(
        EndPoint? through = null, Action<TransportOptions>? transport = null, Action<IClientBuilder>? configure = null)
    {
        var host = Client(through, transport, configure);
        await host.StartAsync();
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>One more client that is yet to be started.</summary>
    public IHost Client(EndPoint? through = null, Action<TransportOptions>? transport = null, Action<IClientBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(ClientLog).SetMinimumLevel(LogLevel.Debug);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering((IPEndPoint)(through ?? EndPoint));
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = _cluster.Options.ClusterId;
                options.ServiceId = _cluster.Options.ServiceId;
            });
            client.Configure(transport ?? (_ => { }));
            configure?.Invoke(client);
        });
        var host = builder.Build();
        _clients.Add(host);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var link in _links)
        {
            await link.DisposeAsync();
        }

        await _cluster.DisposeAsync();
    }
}
