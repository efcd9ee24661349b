using Shop.Bench.Measuring;
using Shop.Bench.Runtime;

namespace Shop.Bench.Cluster;

/// <summary>
/// Calls from a client to the grains of two silos, beside those to the grains of one: a client that knows the owner makes the second
/// silo no dearer. The ratio is of calls per CPU-second, since the machine is the same.
/// </summary>
internal sealed class PingTwoSilos : IBenchCase
{
    private const int Callers = 100;
    private const int Grains = 1_000;

    public string Name => "ping-two-silos";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        await using var two = await BenchCluster.StartAsync(database, 2);
        await using var one = await BenchCluster.StartAsync(database, 1);
        Task<Figures> Two(TimeSpan round) => PingAsync(two, round);
        Task<Figures> One(TimeSpan round) => PingAsync(one, round);

        await WarmUp.Run(Two, One);
        var (ours, reference) = await Alternating.Run(options, Two, One);
        return [Result.Of(Name, "calls", ours, "the same client with one silo; the ratio is of calls per CPU-second", reference) with
        {
            Ratio = ours.PerCpuSecond / reference.PerCpuSecond,
        }];
    }

    private static Task<Figures> PingAsync(BenchCluster cluster, TimeSpan round)
    {
        var grains = Enumerable.Range(0, Grains).Select(i => cluster.Client.GetGrain<IPingGrain>(i)).ToArray();
        return ClosedLoop.Run(Callers, round, cluster.Cpu, (caller, i) => grains[(caller + (i * 31)) % Grains].Ping());
    }
}
