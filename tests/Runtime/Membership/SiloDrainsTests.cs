using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Membership;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Membership;

/// <summary>Silos that are drained while they live: in one process, over the machine's own network.</summary>
public sealed class SiloDrainsTests
{
    [Fact]
    public async Task a_drained_silo_gives_its_grains_away_takes_none_and_takes_its_share_again_and_no_call_fails()
    {
        await using var cluster = await DeployAsync(3);
        await Whereabouts.AllAsync(cluster.Client);
        using var stop = new CancellationTokenSource();
        var callers = Whereabouts.CallAsync(cluster.Client, stop.Token);
        var drained = cluster.Silos[1];

        (await Drains(cluster, 0).DrainAsync(drained.SiloAddress)).ShouldBe(DrainOutcome.Done);
        await KnownByAllAsync(cluster, owners: 2);

        (await Whereabouts.AllAsync(cluster.Client)).ShouldNotContain(Whereabouts.IdentityOf(drained));
        await Eventually.ReadAsync(() => MineAsync(cluster, drained), static count => count == 0);
        (await Whereabouts.AllAsync(drained.ServiceProvider.GetRequiredService<IGrainFactory>())).ShouldNotContain(Whereabouts.IdentityOf(drained));

        (await Drains(cluster, 2).UndrainAsync(drained.SiloAddress)).ShouldBe(DrainOutcome.Done);
        await KnownByAllAsync(cluster, owners: 3);

        (await Whereabouts.AllAsync(cluster.Client)).ShouldContain(Whereabouts.IdentityOf(drained));
        await stop.CancelAsync();
        (await callers).ShouldBeEmpty();
        WhereaboutsGrain.TwiceIn(cluster.Options.ClusterId).ShouldBe(0);
    }

    [Fact]
    public async Task the_last_silo_that_takes_grains_is_not_drained_also_where_all_are_at_once()
    {
        await using var cluster = await DeployAsync(3);

        var outcomes = await Task.WhenAll(cluster.Silos.Select(silo => Drains(cluster, 0).DrainAsync(silo.SiloAddress)));

        outcomes.ShouldBe([DrainOutcome.Done, DrainOutcome.Done, DrainOutcome.IsLast], ignoreOrder: true);
        await KnownByAllAsync(cluster, owners: 1);
        (await Whereabouts.AllAsync(cluster.Client)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task what_is_asked_for_twice_is_done_once()
    {
        await using var cluster = await DeployAsync(2);
        var (drains, silo) = (Drains(cluster, 0), cluster.Silos[1].SiloAddress);
        await drains.DrainAsync(silo);
        await KnownByAllAsync(cluster, owners: 1);
        var version = Placement(cluster.Silos[0]).Map.Version;

        (await drains.DrainAsync(silo)).ShouldBe(DrainOutcome.Done);

        Placement(cluster.Silos[1]).Map.Version.ShouldBe(version);
        (await drains.UndrainAsync(silo)).ShouldBe(DrainOutcome.Done);
        (await drains.UndrainAsync(silo)).ShouldBe(DrainOutcome.Done);
        Placement(cluster.Silos[1]).Map.Version.ShouldBe(version + 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task of_drained_silos_one_at_least_takes_grains_again_when_the_last_other_one_is_gone(bool isKilled)
    {
        await using var cluster = await DeployAsync(3);
        await Whereabouts.AllAsync(cluster.Client);
        await Drains(cluster, 0).DrainAsync(cluster.Silos[1].SiloAddress);
        await Drains(cluster, 0).DrainAsync(cluster.Silos[2].SiloAddress);
        await KnownByAllAsync(cluster, owners: 1);

        await (isKilled ? cluster.KillSiloAsync(cluster.Silos[0]) : cluster.StopSiloAsync(cluster.Silos[0]));

        await Eventually.ReadAsync(
            () => Task.FromResult(cluster.Silos.All(silo => Placement(silo).Map is { Silos.Count: 2, Owners.Count: > 0 })), static known => known);
        (await Whereabouts.AllAsync(cluster.Client)).Except(cluster.Silos.Select(Whereabouts.IdentityOf)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_drained_silo_may_be_stopped()
    {
        await using var cluster = await DeployAsync(2);
        await Whereabouts.AllAsync(cluster.Client);
        await Drains(cluster, 0).DrainAsync(cluster.Silos[1].SiloAddress);

        await cluster.StopSiloAsync(cluster.Silos[1]);

        (await Whereabouts.AllAsync(cluster.Client)).Distinct().ShouldBe([Whereabouts.IdentityOf(cluster.Silos[0])]);
    }

    [Fact]
    public async Task a_silo_that_is_not_there_is_not_drained()
    {
        await using var cluster = await DeployAsync(2);
        var gone = cluster.Silos[1].SiloAddress;
        await cluster.StopSiloAsync(cluster.Silos[1]);
        await Eventually.ReadAsync(() => Task.FromResult(Placement(cluster.Silos[0]).Map.Silos.Count), static silos => silos == 1);

        (await Drains(cluster, 0).DrainAsync(gone)).ShouldBe(DrainOutcome.IsUnknown);
        (await Drains(cluster, 0).UndrainAsync(gone)).ShouldBe(DrainOutcome.IsUnknown);
    }

    private static SiloDrains Drains(InProcessTestCluster cluster, int by) => cluster.Silos[by].ServiceProvider.GetRequiredService<SiloDrains>();

    private static GrainPlacement Placement(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<GrainPlacement>();

    /// <summary>How many of the grains are in a silo's memory.</summary>
    private static async Task<int> MineAsync(InProcessTestCluster cluster, InProcessSiloHandle silo) =>
        (await cluster.Client.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo.SiloAddress]))
            .Where(static entry => entry.GrainType == typeof(WhereaboutsGrain).FullName).Sum(static entry => entry.ActivationCount);

    private static async Task<InProcessTestCluster> DeployAsync(short silos)
    {
        var cluster = new InProcessTestClusterBuilder(silos).Build();
        await cluster.DeployAsync();
        await KnownByAllAsync(cluster, silos);
        return cluster;
    }

    private static Task<bool> KnownByAllAsync(InProcessTestCluster cluster, int owners) => Eventually.ReadAsync(
        () => Task.FromResult(cluster.Silos.All(silo => Placement(silo).Map.Owners.Count == owners)), static known => known);
}
