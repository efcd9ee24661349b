using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Bench.Measuring;

namespace Shop.Bench.Runtime;

/// <summary>
/// Callers that each wait until their grain's count is committed. Beside it the plain way to keep a count in
/// PostgreSQL: one upsert at a time over pooled connections.
/// </summary>
internal sealed class DurableIncrement : IBenchCase
{
    private const int Callers = 100;
    private const int Grains = 1_000;

    public string Name => "durable-increment";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Start();
        using var silo = await BenchSilo.Start(database.StoreStateOf);
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"counter-{i}")).ToArray();
        using var plain = await PlainTable.Create(database);
        var (ours, reference) = await Alternating.Run(
            options,
            round => ClosedLoop.Run(Callers, round, database.Cpu, (caller, i) => grains[(caller + (i * 31)) % Grains].Increment()),
            round => ClosedLoop.Run(Callers, round, database.Cpu, (caller, i) => plain.Increment((caller + (i * 31)) % Grains)));
        await silo.StopAsync();
        return [Result.Of(Name, "increments", ours, PlainTable.WriteName, reference)];
    }
}
