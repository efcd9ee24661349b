using System.Collections.Concurrent;
using System.Diagnostics;
using Shop.Bench.Measuring;
using static Shop.Bench.Shop.OverloadShopper;

namespace Shop.Bench.Shop;

/// <summary>Shoppers who ask: as fast as they are answered, or at a pace of their own.</summary>
internal sealed class OverloadLoad(IEnumerable<OverloadShopper> shoppers, CpuMeter cpu)
{
    private readonly ConcurrentQueue<OverloadShopper> _free = new(shoppers);

    /// <summary>As fast as they are answered.</summary>
    public async Task<OverloadPhase> RunClosed(int callers, Wish[] wishes, TimeSpan duration)
    {
        var (phase, cpuBefore, started, number) = (new OverloadPhase(duration), cpu.Seconds(), Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) is var now && now < duration && _free.TryDequeue(out var shopper))
            {
                await CallAsync(phase, shopper, wishes, Interlocked.Increment(ref number), started, now);
            }
        })));
        phase.CpuSeconds = cpu.Seconds() - cpuBefore;
        return phase;
    }

    /// <summary>At a pace of their own, whether the requests before were answered or not. A request counts from when it was due.</summary>
    public async Task<OverloadPhase> RunOpen(double rate, Wish[] wishes, TimeSpan duration)
    {
        var (phase, cpuBefore, started, underWay) = (new OverloadPhase(duration), cpu.Seconds(), Stopwatch.GetTimestamp(), 0);
        for (var sent = 0; Stopwatch.GetElapsedTime(started) is var now && now < duration;)
        {
            for (var due = (int)(rate * now.TotalSeconds); sent < due; sent++)
            {
                var (number, dueAt) = (sent, TimeSpan.FromSeconds(sent / rate));
                if (!_free.TryDequeue(out var shopper))
                {
                    phase.NoteUnsent(dueAt);
                    continue;
                }

                Interlocked.Increment(ref underWay);
                _ = Task.Run(async () =>
                {
                    await CallAsync(phase, shopper, wishes, number, started, dueAt);
                    Interlocked.Decrement(ref underWay);
                });
            }

            await Task.Delay(1);
        }

        phase.CpuSeconds = cpu.Seconds() - cpuBefore;
        while (Volatile.Read(ref underWay) > 0)
        {
            await Task.Delay(10);
        }

        return phase;
    }

    private async Task CallAsync(OverloadPhase phase, OverloadShopper shopper, Wish[] wishes, int number, long started, TimeSpan dueAt)
    {
        var wish = wishes[number % wishes.Length];
        try
        {
            var isAnswered = await shopper.Ask(wish, number);
            phase.Note(wish, dueAt, Stopwatch.GetElapsedTime(started) - dueAt, isAnswered);
            _free.Enqueue(shopper);
        }
        catch (Exception exception)
        {
            Environment.FailFast("A shopper got an answer that is neither what was asked for nor a refusal.", exception); // nobody awaits this
        }
    }
}
