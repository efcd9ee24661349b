using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Gateways;

namespace Orleans.TestingHost;

/// <summary>Silos and a client in the test's own process; they talk over the machine's own network.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _clientHost;
    private int _started;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    /// <summary>What the cluster is made of.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>A client of the cluster.</summary>
    /// <exception cref="InvalidOperationException">There is none: the cluster hasn't been deployed.</exception>
    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The cluster has no client: deploy it first.");

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    /// <summary>Starts the silos and the client.</summary>
    public async Task DeployAsync()
    {
        for (var i = 0; i < Options.InitialSilosCount; i++)
        {
            await StartAdditionalSiloAsync();
        }

        if (Options.InitializeClientOnDeploy)
        {
            await InitializeClientAsync();
        }
    }

    /// <summary>Makes the client anew.</summary>
    public async Task InitializeClientAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var configure in Options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        builder.UseOrleansClient(client => client.Configure<ClusterOptions>(SetNames));
        builder.Services.AddSingleton<IGatewayList>(new TestGatewayList(this));
        _clientHost = builder.Build();
        await _clientHost.StartAsync();
    }

    /// <summary>Starts one more silo.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync()
    {
        var number = (short)_started++;
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{number}" };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.Configure<ClusterOptions>(SetNames).Configure<EndpointOptions>(ListenAnywhere));
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(specific, builder);
        }

        var host = builder.Build();
        var handle = new InProcessSiloHandle { Name = specific.SiloName, InstanceNumber = number, SiloHost = host };
        try
        {
            await host.StartAsync();
            handle.LearnAddresses();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        _silos.Add(handle);
        return handle;
    }

    /// <summary>Drains a silo and stops it.</summary>
    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: true);
        _silos.Remove(instance);
    }

    /// <summary>Stops a silo without draining it.</summary>
    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: false);
        _silos.Remove(instance);
    }

    /// <summary>Stops a silo and starts another in its place.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartAdditionalSiloAsync();
    }

    /// <summary>Returns when every silo knows which silos there are.</summary>
    /// <exception cref="InvalidOperationException">None runs.</exception>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => _silos.Exists(silo => silo.IsActive)
        ? Task.CompletedTask
        : Task.FromException(new InvalidOperationException("No silo of the cluster runs."));

    /// <summary>A silo's services: the first one's by default.</summary>
    /// <exception cref="InvalidOperationException">There is no such silo.</exception>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        (silo is null ? _silos.FirstOrDefault() : _silos.FirstOrDefault(one => silo.Equals(one.SiloAddress)))?.ServiceProvider
            ?? throw new InvalidOperationException("The cluster has no such silo.");

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_clientHost is not null)
        {
            await _clientHost.StopAsync();
            _clientHost.Dispose();
            _clientHost = null;
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _silos.Clear();
    }

    // Ports that the system picks: tests of one machine run at the same time.
    private static void ListenAnywhere(EndpointOptions options)
    {
        options.AdvertisedIPAddress = IPAddress.Loopback;
        options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0);
        options.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0);
    }

    private void SetNames(ClusterOptions options)
    {
        options.ClusterId = Options.ClusterId;
        options.ServiceId = Options.ServiceId;
    }
}
