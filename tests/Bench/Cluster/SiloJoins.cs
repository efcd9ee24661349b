using System.Diagnostics;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime;

namespace Shop.Bench.Cluster;

/// <summary>
/// A third silo joins two under load, again and again: how long until it has its share, from when it said that it had joined, and how
/// many of all grains have moved.
/// </summary>
internal sealed class SiloJoins : IBenchCase
{
    private const int Carts = 1_000;
    private const int Times = 5;

    // A third of the grains by expectation; chance, which the hash is, leaves some.
    private const double Share = 0.25;

    private static readonly TimeSpan _between = TimeSpan.FromSeconds(2);

    public string Name => "silo-joins";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        await using var cluster = await BenchCluster.StartAsync(database, 2);
        await using var load = new CartLoad(cluster.Client, Carts);
        var (times, moved) = (new List<TimeSpan>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            await Task.Delay(_between);
            var before = await WhereAsync(load);
            var joined = await cluster.AddAsync();
            var began = Stopwatch.GetTimestamp();
            string[] after;
            do
            {
                after = await WhereAsync(load);
            }
            while (after.Except(before).Select(silo => after.Count(where => where == silo)).Sum() < Carts * Share);

            times.Add(Stopwatch.GetElapsedTime(began));
            moved.Add(before.Zip(after).Count(pair => pair.First != pair.Second) / (double)Carts);
            await cluster.RemoveAsync(joined);
            await load.AllAnswerAsync(began);
        }

        return [Result.Of($"{Name}-has-its-share", times), new Result($"{Name}-moves", "of 100 grains") { Percent = 100 * moved.Max() }];
    }

    private static Task<string[]> WhereAsync(CartLoad load) => Task.WhenAll(load.Carts.Select(cart => CartLoad.RetryAsync(cart.Where)));
}
