using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Bench.Measuring;

namespace Shop.Bench.Runtime;

/// <summary>
/// Calls within the silo's process, by callers that yield after each: what a turn costs. Beside it the least that an
/// actor can be: a channel with one reader.
/// </summary>
internal sealed class PingLocal : IBenchCase
{
    private const int Callers = 100;
    private const int Grains = 1_000;

    public string Name => "ping-local";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        using var silo = await BenchSilo.Start(_ => { });
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IPingGrain>(i)).ToArray();
        var actors = Enumerable.Range(0, Grains).Select(_ => new ChannelActor()).ToArray();
        var cpu = new CpuMeter();
        var (ours, reference) = await Alternating.Run(
            options,
            round => ClosedLoop.Run(Callers, round, cpu, async (caller, i) =>
            {
                await grains[(caller + (i * 31)) % Grains].Ping();
                await Task.Yield();
            }),
            round => ClosedLoop.Run(Callers, round, cpu, async (caller, i) =>
            {
                await actors[(caller + (i * 31)) % Grains].Ping();
                await Task.Yield();
            }));
        await silo.StopAsync();
        return [Result.Of(Name, "calls", ours, "a channel with one reader for each of as many objects", reference)];
    }

    private sealed class ChannelActor
    {
        private readonly Channel<TaskCompletionSource> _inbox =
            Channel.CreateUnbounded<TaskCompletionSource>(new UnboundedChannelOptions { SingleReader = true });

        public ChannelActor() => _ = Task.Run(async () =>
        {
            await foreach (var request in _inbox.Reader.ReadAllAsync())
            {
                request.SetResult();
            }
        });

        public Task Ping()
        {
            var request = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _inbox.Writer.TryWrite(request);
            return request.Task;
        }
    }
}
