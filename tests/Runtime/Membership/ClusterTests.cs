using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Membership;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Membership;

/// <summary>Silos that share the grains: in one process, over the machine's own network.</summary>
public sealed class ClusterTests
{
    // Enough that each of three silos has some hundred.
    private const int Grains = 300;

    [Fact]
    public async Task grains_live_where_everybody_thinks_they_do()
    {
        await using var cluster = await DeployAsync(3);

        var told = await WhereAsync(cluster.Client);

        foreach (var silo in cluster.Silos)
        {
            var inside = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            (await WhereAsync(inside)).ShouldBe(told);
        }

        told.Distinct().Count().ShouldBe(3);
        WhereaboutsGrain.Twice.ShouldBe(0);
    }

    [Fact]
    public async Task a_client_that_knows_one_silo_of_three_reaches_all_grains()
    {
        await using var cluster = await DeployAsync(3);
        var silo = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

        var told = await Task.WhenAll(Enumerable.Range(0, Grains).Select(i => silo.GetGrain<IWhereaboutsGrain>(i).WhereIs(Grains + i)));

        told.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task a_silo_that_joins_takes_its_share_from_the_others_and_no_grain_lives_twice()
    {
        await using var cluster = await DeployAsync(2);
        await WhereAsync(cluster.Client);
        using var stop = new CancellationTokenSource();
        var callers = CallAsync(cluster.Client, stop.Token);

        var added = await cluster.StartAdditionalSiloAsync();
        await cluster.WaitForLivenessToStabilizeAsync();

        (await WhereAsync(cluster.Client)).ShouldContain(IdentityOf(added));
        await stop.CancelAsync();
        (await callers).ShouldBeEmpty();
        WhereaboutsGrain.Twice.ShouldBe(0);
    }

    [Fact]
    public async Task a_silo_that_stops_hands_its_grains_over_and_no_call_fails()
    {
        await using var cluster = await DeployAsync(3);
        await WhereAsync(cluster.Client);
        using var stop = new CancellationTokenSource();
        var callers = CallAsync(cluster.Client, stop.Token);
        var leaving = cluster.Silos[1];

        await cluster.StopSiloAsync(leaving);

        (await WhereAsync(cluster.Client)).ShouldNotContain(IdentityOf(leaving));
        await stop.CancelAsync();
        (await callers).ShouldBeEmpty();
        WhereaboutsGrain.Twice.ShouldBe(0);
    }

    [Fact]
    public async Task calls_in_flight_to_a_silo_that_dies_fail_at_once_and_its_grains_live_elsewhere()
    {
        await using var cluster = await DeployAsync(3);
        var told = await WhereAsync(cluster.Client);
        var dying = cluster.Silos[2];
        var its = Enumerable.Range(0, Grains).Where(i => told[i] == IdentityOf(dying)).ToList();
        var hanging = its.Select(i => cluster.Client.GetGrain<IWhereaboutsGrain>(i).Hang(CancellationToken.None)).ToList();

        await cluster.KillSiloAsync(dying);

        foreach (var call in hanging)
        {
            (await Should.ThrowAsync<SiloUnavailableException>(() => call)).Message.ShouldContain("unknown");
        }

        // By nobody's leave but the answer of its address: nothing listens there.
        foreach (var i in its)
        {
            (await cluster.Client.GetGrain<IWhereaboutsGrain>(i).WhereReadOnly()).ShouldNotBe(IdentityOf(dying));
        }
    }

    [Fact]
    public async Task the_last_silo_of_three_has_all_grains()
    {
        await using var cluster = await DeployAsync(3);
        await WhereAsync(cluster.Client);

        await cluster.KillSiloAsync(cluster.Silos[0]);
        await cluster.StopSiloAsync(cluster.Silos[0]);

        (await WhereAsync(cluster.Client)).ShouldAllBe(where => where == IdentityOf(cluster.Silos[0]));
    }

    [Fact]
    public async Task the_management_grain_counts_all_silos()
    {
        await using var cluster = await DeployAsync(3);
        await WhereAsync(cluster.Client);
        var management = cluster.Client.GetGrain<IManagementGrain>(0);

        (await management.GetHosts(onlyActive: true)).Keys.ShouldBe(cluster.Silos.Select(silo => silo.SiloAddress), ignoreOrder: true);
        var statistics = await management.GetSimpleGrainStatistics();

        statistics.Where(entry => entry.GrainType == typeof(WhereaboutsGrain).FullName).Sum(entry => entry.ActivationCount).ShouldBe(Grains);
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

    private static string IdentityOf(InProcessSiloHandle silo) => $"S:{silo.SiloAddress.ToParsableString()}";

    private static Task<string[]> WhereAsync(IGrainFactory grains) =>
        Task.WhenAll(Enumerable.Range(0, Grains).Select(i => grains.GetGrain<IWhereaboutsGrain>(i).Where()));

    /// <summary>Calls all grains again and again; what failed.</summary>
    private static async Task<List<Exception>> CallAsync(IGrainFactory grains, CancellationToken token)
    {
        var failures = new List<Exception>();
        while (!token.IsCancellationRequested)
        {
            try
            {
                await WhereAsync(grains);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        return failures;
    }
}
