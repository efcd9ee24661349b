using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Tests.Calls;

namespace Shop.Runtime.Tests.Management;

public sealed class ManagementGrainTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder().Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task operators_learn_which_silos_there_are_and_what_they_hold()
    {
        for (var i = 0; i < 7; i++)
        {
            await _cluster.Client.GetGrain<ICallGrain>($"held-{i}").Echo([]);
        }

        var management = _cluster.Client.GetGrain<IManagementGrain>(0);

        (await management.GetHosts()).ShouldBe(new Dictionary<SiloAddress, SiloStatus> { [_cluster.Silos[0].SiloAddress] = SiloStatus.Active });
        var detailed = (await management.GetDetailedHosts(onlyActive: true)).ShouldHaveSingleItem();
        (detailed.SiloAddress, detailed.Status, detailed.SiloName).ShouldBe((_cluster.Silos[0].SiloAddress, SiloStatus.Active, _cluster.Silos[0].SiloAddress.ToParsableString()));
        var statistics = await management.GetSimpleGrainStatistics();
        statistics.Single(one => one.GrainType == typeof(CallGrain).FullName).ActivationCount.ShouldBe(7);
        (await management.GetTotalActivationCount()).ShouldBe(statistics.Sum(one => one.ActivationCount));
        (await management.GetSimpleGrainStatistics([SiloAddress.Zero])).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_forced_collection_lets_go_of_what_is_idle()
    {
        await _cluster.Client.GetGrain<ICallGrain>("idle").Echo([]);
        var management = _cluster.Client.GetGrain<IManagementGrain>(0);

        await management.ForceActivationCollection(TimeSpan.Zero);

        while ((await management.GetSimpleGrainStatistics()).Any(one => one.GrainType == typeof(CallGrain).FullName && one.ActivationCount > 0))
        {
            await Task.Yield();
        }
    }
}
