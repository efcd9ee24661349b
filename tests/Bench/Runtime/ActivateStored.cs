using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Bench.Measuring;

namespace Shop.Bench.Runtime;

/// <summary>
/// First calls of grains whose state is read from PostgreSQL, each grain not in memory before. Beside it the plain
/// way to read a state: one SELECT at a time over pooled connections.
/// </summary>
internal sealed class ActivateStored : IBenchCase
{
    private const int Callers = 100;

    // Enough for a round of some seconds; a round that has read them all ends early, for a grain that is in memory
    // already is no activation.
    private const int StoredPerCaller = 4_000;

    public string Name => "activate-stored";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        using var plain = await PlainTable.Create(database);
        await plain.Fill(Callers * StoredPerCaller);
        await StoreStates(database);
        var (ours, reference) = await Alternating.Run(
            options,
            round => Activate(database, round),
            round => ClosedLoop.Run(
                Callers, round, database.Cpu, (caller, i) => plain.Read((caller * StoredPerCaller) + (i % StoredPerCaller))));
        return [Result.Of(Name, "activations", ours, PlainTable.ReadName, reference)];
    }

    private static async Task<Figures> Activate(BenchDatabase database, TimeSpan round)
    {
        // A silo a round, so that every grain's first call activates it.
        using var silo = await BenchSilo.Start(database.StoreStateOf);
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        var figures = await ClosedLoop.Run(
            Callers, round, database.Cpu, (caller, i) => factory.GetGrain<ICounterGrain>(Key(caller, i)).Get(), StoredPerCaller);
        await silo.StopAsync();
        return figures;
    }

    private static async Task StoreStates(BenchDatabase database)
    {
        using var silo = await BenchSilo.Start(database.StoreStateOf);
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < StoredPerCaller; i++)
            {
                await factory.GetGrain<ICounterGrain>(Key(caller, i)).Increment();
            }
        })));
        await silo.StopAsync();
    }

    private static string Key(int caller, int i) => $"counter-{caller}-{i}";
}
