using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Membership;
using Shop.Runtime.Testing.Network;

namespace Runtime.Tests.Membership;

/// <summary>
/// A silo that hears of another's death waits for its lease, unless it has ended for sure. (One that was told of a kill -9 before it
/// had noticed it itself waited for the whole lease: grains answered after 1.1 s.)
/// </summary>
public sealed class MourningTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public MourningTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Configure<LivenessOptions>(options => options.Lease = TimeSpan.FromMinutes(2)));
        _cluster = builder.Build();
    }

    private IServiceProvider Silo => _cluster.Silos[0].ServiceProvider;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task the_lease_of_a_silo_at_whose_address_nothing_listens_any_more_isnt_waited_for()
    {
        Die(FreePort.Next());

        (await Silo.GetRequiredService<IGrainFactory>().GetGrain<IWhereaboutsGrain>(1).Where()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task the_lease_of_a_silo_whose_address_still_listens_is_waited_for_until_it_doesnt()
    {
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        Die(((IPEndPoint)hanging.LocalEndpoint).Port);

        var call = Silo.GetRequiredService<IGrainFactory>().GetGrain<IWhereaboutsGrain>(1).Where();
        for (var look = 0; look < 3; look++)
        {
            (await hanging.AcceptTcpClientAsync()).Dispose();
        }

        call.IsCompleted.ShouldBeFalse();
        hanging.Stop();
        (await call).ShouldNotBeEmpty();
    }

    /// <summary>Tells the silo of another that was in the cluster, and then of its death.</summary>
    private void Die(int port)
    {
        var me = Silo.GetRequiredService<SiloRuntime>().Address;
        var other = SiloAddress.New(IPAddress.Loopback, port, 1);
        var placement = Silo.GetRequiredService<GrainPlacement>();
        var version = placement.Map.Version;
        _ = placement.AdoptAsync(new ClusterMap(version + 1, [new SiloOnMap(me, 0, true), new SiloOnMap(other, 0, true)]));
        _ = placement.AdoptAsync(new ClusterMap(version + 2, [new SiloOnMap(me, 0, true)]));
    }
}
