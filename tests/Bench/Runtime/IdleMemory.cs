using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Bench.Measuring;

namespace Shop.Bench.Runtime;

/// <summary>What one idle activation weighs, all that the process holds for it included: plain, and with a stored state.</summary>
internal sealed class IdleMemory : IBenchCase
{
    private const int Activations = 100_000;

    public string Name => "idle-memory";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options) =>
    [
        new Result("idle-memory", "bytes an activation") { Bytes = await Measure(async (factory, i) => await factory.GetGrain<IPingGrain>(i).Ping()) },
        new Result("idle-memory-with-state", "bytes an activation")
        {
            Bytes = await Measure(async (factory, i) => await factory.GetGrain<ICounterGrain>($"counter-{i}").Get()),
        },
    ];

    private static async Task<double> Measure(Func<IGrainFactory, int, Task> touch)
    {
        await using var database = await BenchDatabase.Start();
        using var silo = await BenchSilo.Start(database.StoreStateOf);
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        await Touch(factory, touch, 0, 1_000);
        var before = Settled();
        await Touch(factory, touch, 1_000, Activations);
        var after = Settled();
        await silo.StopAsync();
        return (after - before) / (double)Activations;
    }

    private static Task Touch(IGrainFactory factory, Func<IGrainFactory, int, Task> touch, int from, int count) =>
        Parallel.ForAsync(from, from + count, async (i, _) => await touch(factory, i));

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
