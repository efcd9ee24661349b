using Shop.Bench.Measuring;
using Shop.Bench.Runtime;

namespace Shop.Bench.Cluster;

/// <summary>
/// 100,000 carts are in memory on three silos when one is killed, and shoppers go on: how long their calls take, each counted from when
/// it was due and with its repeats, while a third of the carts is read back on the other two.
/// </summary>
internal sealed class WarmCartsReload : IBenchCase
{
    private const int Carts = 100_000;

    // About half of what two cores bear, so that what is measured is the loss and not a queue.
    private const int CallsPerSecond = 2_000;

    private static readonly TimeSpan _before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(15);

    public string Name => "warm-carts-reload";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        await using var cluster = await BenchCluster.StartAsync(database, 3);
        var carts = Enumerable.Range(0, Carts).Select(i => cluster.Client.GetGrain<IStoredCartGrain>($"cart-{i}")).ToArray();
        await Parallel.ForEachAsync(carts, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (cart, _) => await cart.Add());

        var quiet = await LoadAsync(cluster, carts, _measured / 3);
        var killed = KillLaterAsync(cluster);
        var loss = await LoadAsync(cluster, carts, _measured);
        await killed;
        return [Result.Of(Name, "calls", loss, "the same load with all three silos", quiet)];
    }

    private static Task<Figures> LoadAsync(BenchCluster cluster, IStoredCartGrain[] carts, TimeSpan duration) => OpenLoop.Run(
        CallsPerSecond, duration, cluster.Cpu, i => CartLoad.RetryAsync(carts[(int)(i * 7919L % Carts)].Add));

    private static async Task KillLaterAsync(BenchCluster cluster)
    {
        await Task.Delay(_before);
        await cluster.RemoveAsync(cluster.Silos[0]);
    }
}
