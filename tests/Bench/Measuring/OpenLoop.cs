using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Bench.Measuring;

/// <summary>
/// Calls that come at their own pace, whether the ones before were answered or not, as shoppers do. A call that has to wait
/// because others are slow is slow itself: its time counts from when it was due.
/// </summary>
internal static class OpenLoop
{
    /// <param name="rate">How many a second.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cpu">Whose processor time counts.</param>
    /// <param name="call">One call: its number.</param>
    public static async Task<Figures> Run(int rate, TimeSpan duration, CpuMeter cpu, Func<int, Task> call)
    {
        var latencies = new ConcurrentQueue<TimeSpan>();
        var cpuBefore = cpu.Seconds();
        var started = Stopwatch.GetTimestamp();
        var count = (int)(rate * duration.TotalSeconds);
        var calls = new Task[count];
        for (var i = 0; i < count; i++)
        {
            var number = i;
            var due = TimeSpan.FromSeconds((double)i / rate);
            var wait = due - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            calls[i] = Task.Run(async () =>
            {
                await call(number);
                latencies.Enqueue(Stopwatch.GetElapsedTime(started) - due);
            });
        }

        await Task.WhenAll(calls);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpuUsed = cpu.Seconds() - cpuBefore;
        var histogram = new LatencyHistogram();
        foreach (var latency in latencies)
        {
            histogram.Record(latency);
        }

        return new Figures(
            count / elapsed, count / Math.Max(cpuUsed, 0.01), histogram.QuantileMs(0.5), histogram.QuantileMs(0.99), histogram.QuantileMs(0.999))
        {
            P95Ms = histogram.QuantileMs(0.95),
        };
    }
}
