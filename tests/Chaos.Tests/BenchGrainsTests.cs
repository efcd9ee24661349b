using Orleans.TestingHost;
using Shop.Bench.Runtime;

namespace Shop.Chaos.Tests;

public sealed class BenchGrainsTests
{
    [Fact]
    public async Task a_silo_of_the_benches_tells_their_grains_from_those_of_the_drills()
    {
        _ = typeof(SiloProcess.CounterGrain);
        await using var cluster = new InProcessTestClusterBuilder(1).Build();

        await cluster.DeployAsync();

        await cluster.Client.GetGrain<IPingGrain>(0).Ping();
    }
}
