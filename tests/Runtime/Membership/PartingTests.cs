using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;
using Shop.Runtime.Membership;
using Shop.Runtime.Net;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Membership;

/// <summary>What is under way with a silo that leaves is answered, however long it takes the silo.</summary>
public sealed class PartingTests : IAsyncLifetime, IDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly CancellationTokenSource _release = new();

    public PartingTests()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.Configure<TransportOptions>(options => options.DrainTimeout = TimeSpan.FromMinutes(1)));
        _cluster = builder.Build();
    }

    private InProcessSiloHandle Staying => _cluster.Silos[0];

    private InProcessSiloHandle Leaving => _cluster.Silos[1];

    public async Task InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Eventually.ReadAsync(
            () => Task.FromResult(_cluster.Silos.Count(silo => Of<GrainPlacement>(silo).Map.Owners.Count == 2)), count => count == 2);
    }

    public async Task DisposeAsync()
    {
        await _release.CancelAsync();
        await _cluster.DisposeAsync();
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public async Task the_others_still_hear_a_silo_that_ends_its_connections()
    {
        var inside = Of<IGrainFactory>(Staying);
        var hanging = await HangAsync(inside);
        var gateway = Of<SiloGateway>(Leaving);

        var draining = gateway.Drain(CancellationToken.None);

        // What is under way may wait for an answer to just such a call.
        await Eventually.ReadAsync(
            () => Task.FromResult(gateway.Connections.Count(one => one.Peer.Role == PeerRole.Silo && !one.IsGoingAway)), count => count == 1);
        (await SiloControl.Of(inside, Leaving.SiloAddress).Hears(Staying.SiloAddress.ToParsableString())).ShouldBeTrue();
        draining.IsCompleted.ShouldBeFalse();
        await _release.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
        await draining;
    }

    [Fact]
    public async Task a_client_waits_for_the_answers_of_a_silo_that_has_left_the_cluster()
    {
        var hanging = await HangAsync(_cluster.Client);
        var map = Of<GrainPlacement>(Staying).Map;

        Of<SiloGateway>(Staying).Tell(new ClusterMap(map.Version + 1, map.Silos.Where(silo => silo.Address.Equals(Staying.SiloAddress))));

        await Eventually.ReadAsync(
            () => Task.FromResult(Of<SiloGateway>(Leaving).Connections.Count(one => one.Peer.Role == PeerRole.Client && one.IsGoingAway)), count => count == 1);
        hanging.IsCompleted.ShouldBeFalse();
        await _release.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task a_silo_waits_for_the_answers_of_another_that_has_left_the_cluster()
    {
        var hanging = await HangAsync(Of<IGrainFactory>(Staying));

        Of<Peers>(Staying).KeepOnly(new HashSet<SiloAddress>());

        await Eventually.ReadAsync(
            () => Task.FromResult(Of<SiloGateway>(Leaving).Connections.Count(one => one.Peer.Role == PeerRole.Silo && one.IsGoingAway)), count => count == 1);
        hanging.IsCompleted.ShouldBeFalse();
        await _release.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task a_silo_without_a_lease_passes_on_what_others_answer()
    {
        var its = ItsGrain(Of<IGrainFactory>(Staying));
        var map = Of<GrainPlacement>(Staying).Map;
        var without = new ClusterMap(map.Version + 1, map.Silos.Where(silo => silo.Address.Equals(Staying.SiloAddress)));
        await Of<ClusterAgent>(Leaving).StopAsync();
        await Eventually.ReadAsync(() => Task.FromResult(Of<Lease>(Leaving).IsFresh), isFresh => !isFresh);

        // The one calls the other, which knows already that it has left, and hands the call back.
        _ = Of<GrainPlacement>(Leaving).AdoptAsync(without);
        var asked = its.Where();
        _ = Of<GrainPlacement>(Staying).AdoptAsync(without);

        (await asked).ShouldBe($"S:{Staying.SiloAddress.ToParsableString()}");
    }

    private static T Of<T>(InProcessSiloHandle silo)
        where T : notnull => silo.ServiceProvider.GetRequiredService<T>();

    private IWhereaboutsGrain ItsGrain(IGrainFactory grains)
    {
        var place = Of<GrainPlacement>(Leaving);
        return Enumerable.Range(0, int.MaxValue).Select(i => grains.GetGrain<IWhereaboutsGrain>(i)).First(grain => place.Owns(grain.GetGrainId()));
    }

    /// <summary>A call to a grain of the silo that leaves which is under way, until the test releases it.</summary>
    private async Task<Task> HangAsync(IGrainFactory grains)
    {
        var its = ItsGrain(grains);
        var hanging = its.Hang(_release.Token);
        await Eventually.ReadAsync(() => Task.FromResult(Of<SiloRuntime>(Leaving).Directory.TryGet(its.GetGrainId(), out _)), isThere => isThere);
        return hanging;
    }
}
