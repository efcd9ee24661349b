using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Gateways;
using Shop.Runtime.Membership;

namespace Orleans.TestingHost;

/// <summary>Silos and a client in the test's own process; they talk over the machine's own network.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    // As in Orleans: whoever waits for the cluster to settle is told when it takes longer than this.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _lookPeriod = TimeSpan.FromMilliseconds(20);

    private readonly MemoryMembershipTable _table = new();
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
        builder.Services.AddSingleton<IMembershipTable>(_table);
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
    /// <exception cref="TimeoutException">They don't agree for a minute.</exception>
    public async Task WaitForLivenessToStabilizeAsync(bool didKill = false)
    {
        if (!_silos.Exists(silo => silo.IsActive))
        {
            throw new InvalidOperationException("No silo of the cluster runs.");
        }

        using var patience = new CancellationTokenSource(_patience);
        while (!IsStable())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"The silos don't agree on who they are after {_patience}.");
            }

            await Task.Delay(_lookPeriod, CancellationToken.None);
        }
    }

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

    private bool IsStable()
    {
        var active = _silos.Where(silo => silo.IsActive).ToList();
        var addresses = active.Select(silo => silo.SiloAddress).ToHashSet();
        return active.TrueForAll(silo => silo.ServiceProvider.GetRequiredService<GrainPlacement>() is var placement
            && addresses.SetEquals(placement.Map.Silos.Select(one => one.Address))
            && placement.SettledVersion == placement.Map.Version);
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
