using System.Diagnostics;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime;

namespace Shop.Bench.Cluster;

/// <summary>
/// One silo of three is lost under load, by default settings, again and again: how long until the calls under way were answered or
/// failed, and until every grain has answered again.
/// </summary>
/// <param name="name">The case's name.</param>
/// <param name="times">How often.</param>
/// <param name="lose">What happens to the silo's process.</param>
internal sealed class SiloLost(string name, int times, Action<Runtime.External.OtherProcess> lose) : IBenchCase
{
    private const int Carts = 1_000;

    // Long enough that the newcomer has its share and everybody's connections are warm before the next loss.
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(2);

    /// <summary>SIGKILL.</summary>
    public static SiloLost Killed { get; } = new("silo-killed", 20, silo => silo.Kill());

    /// <summary>SIGSTOP: it hangs, and its connections stay.</summary>
    public static SiloLost Hung { get; } = new("silo-hung", 10, silo => silo.Signal("STOP"));

    public string Name => name;

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        await using var cluster = await BenchCluster.StartAsync(database, 3);
        await using var load = new CartLoad(cluster.Client, Carts);
        var (underWay, again) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(_between);
            var lost = cluster.Silos[0];
            var moment = Stopwatch.GetTimestamp();
            lose(lost);
            again.Add(await load.AllAnswerAsync(moment));
            underWay.Add(load.LongestUnderWayAt(moment));
            await cluster.RemoveAsync(lost);
            await cluster.AddAsync();
        }

        return [Result.Of($"{name}-under-way", underWay), Result.Of($"{name}-all-answer", again)];
    }
}
