using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Bench.Measuring;

namespace Shop.Bench.Runtime;

/// <summary>First calls of grains without stored state, each to a grain that nobody called before.</summary>
internal sealed class ActivatePlain : IBenchCase
{
    private const int Callers = 100;

    public string Name => "activate-plain";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        var rounds = new List<Figures>();
        for (var i = 0; i <= options.Rounds; i++)
        {
            // A silo a round: otherwise the grains of the rounds before weigh on the ones after.
            using var silo = await BenchSilo.Start(_ => { });
            var factory = silo.Services.GetRequiredService<IGrainFactory>();
            var figures = await ClosedLoop.Run(
                Callers, options.Round, new CpuMeter(), (caller, call) => factory.GetGrain<IPingGrain>(((long)caller << 32) + call).Ping());
            await silo.StopAsync();
            if (i > 0)
            {
                rounds.Add(figures);
            }
        }

        return [Result.Of(Name, "activations", Figures.Median(rounds), "", null)];
    }
}
