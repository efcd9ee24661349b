using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Membership;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Membership;

/// <summary>Silos that share the grains: in one process, over the machine's own network.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task grains_live_where_everybody_thinks_they_do()
    {
        await using var cluster = await DeployAsync(3);

        var told = await Whereabouts.AllAsync(cluster.Client);

        foreach (var silo in cluster.Silos)
        {
            var inside = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            (await Whereabouts.AllAsync(inside)).ShouldBe(told);
        }

        told.Distinct().Count().ShouldBe(3);
        WhereaboutsGrain.TwiceIn(cluster.Options.ClusterId).ShouldBe(0);
    }

    [Fact]
    public async Task a_client_that_knows_one_silo_of_three_reaches_all_grains()
    {
        await using var cluster = await DeployAsync(3);
        var silo = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

        var told = await Task.WhenAll(Enumerable.Range(0, Whereabouts.Grains).Select(i => silo.GetGrain<IWhereaboutsGrain>(i).WhereIs(Whereabouts.Grains + i)));

        told.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task a_silo_that_joins_takes_its_share_from_the_others_and_no_grain_lives_twice()
    {
        await using var cluster = await DeployAsync(2);
        await Whereabouts.AllAsync(cluster.Client);
        using var stop = new CancellationTokenSource();
        var callers = Whereabouts.CallAsync(cluster.Client, stop.Token);

        var added = await cluster.StartAdditionalSiloAsync();
        await cluster.WaitForLivenessToStabilizeAsync();

        (await Whereabouts.AllAsync(cluster.Client)).ShouldContain(Whereabouts.IdentityOf(added));
        await stop.CancelAsync();
        (await callers).ShouldBeEmpty();
        WhereaboutsGrain.TwiceIn(cluster.Options.ClusterId).ShouldBe(0);
    }

    [Fact]
    public async Task a_silo_that_stops_hands_its_grains_over_and_no_call_fails()
    {
        await using var cluster = await DeployAsync(3);
        await Whereabouts.AllAsync(cluster.Client);
        using var stop = new CancellationTokenSource();
        var callers = Whereabouts.CallAsync(cluster.Client, stop.Token);
        var leaving = cluster.Silos[1];

        await cluster.StopSiloAsync(leaving);

        (await Whereabouts.AllAsync(cluster.Client)).ShouldNotContain(Whereabouts.IdentityOf(leaving));
        await stop.CancelAsync();
        (await callers).ShouldBeEmpty();
        WhereaboutsGrain.TwiceIn(cluster.Options.ClusterId).ShouldBe(0);
    }

    [Fact]
    public async Task calls_in_flight_to_a_silo_that_dies_fail_at_once_and_its_grains_live_elsewhere()
    {
        await using var cluster = await DeployAsync(3);
        var told = await Whereabouts.AllAsync(cluster.Client);
        var dying = cluster.Silos[2];
        var its = Enumerable.Range(0, Whereabouts.Grains).Where(i => told[i] == Whereabouts.IdentityOf(dying)).ToList();
        var hanging = its.Select(i => cluster.Client.GetGrain<IWhereaboutsGrain>(i).Hang(CancellationToken.None)).ToList();

        await cluster.KillSiloAsync(dying);

        foreach (var call in hanging)
        {
            (await Should.ThrowAsync<SiloUnavailableException>(() => call)).Message.ShouldContain("unknown");
        }

        // By nobody's leave but the answer of its address: nothing listens there.
        foreach (var i in its)
        {
            (await cluster.Client.GetGrain<IWhereaboutsGrain>(i).WhereReadOnly()).ShouldNotBe(Whereabouts.IdentityOf(dying));
        }
    }

    [Fact]
    public async Task the_last_silo_of_three_has_all_grains()
    {
        await using var cluster = await DeployAsync(3);
        await Whereabouts.AllAsync(cluster.Client);

        await cluster.KillSiloAsync(cluster.Silos[0]);
        await cluster.StopSiloAsync(cluster.Silos[0]);

        (await Whereabouts.AllAsync(cluster.Client)).ShouldAllBe(where => where == Whereabouts.IdentityOf(cluster.Silos[0]));
    }

    [Fact]
    public async Task the_management_grain_counts_all_silos()
    {
        await using var cluster = await DeployAsync(3);
        await Whereabouts.AllAsync(cluster.Client);
        var management = cluster.Client.GetGrain<IManagementGrain>(0);

        (await management.GetHosts(onlyActive: true)).Keys.ShouldBe(cluster.Silos.Select(silo => silo.SiloAddress), ignoreOrder: true);
        var statistics = await management.GetSimpleGrainStatistics();

        statistics.Where(entry => entry.GrainType == typeof(WhereaboutsGrain).FullName).Sum(entry => entry.ActivationCount).ShouldBe(Whereabouts.Grains);
        statistics.Select(entry => entry.SiloAddress).Distinct().Count().ShouldBe(3);
    }

    private static async Task<InProcessTestCluster> DeployAsync(short silos)
    {
        var cluster = new InProcessTestClusterBuilder(silos).Build();
        await cluster.DeployAsync();
        await cluster.WaitForLivenessToStabilizeAsync();
        await Eventually.ReadAsync(
            () => Task.FromResult(cluster.Silos.Count(silo => silo.ServiceProvider.GetRequiredService<GrainPlacement>().Map.Owners.Count == silos)),
            count => count == silos);
        return cluster;
    }
}
