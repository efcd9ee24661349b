using System.Diagnostics;

namespace Shop.Bench.Measuring;

/// <summary>Callers that each wait for one answer before they ask again.</summary>
internal static class ClosedLoop
{
    // A caller looks at the clock for the end only so often: reading it is no part of what is measured.
    private const int CheckUsually = 16;

    /// <param name="callers">How many at once.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cpu">Whose processor time counts.</param>
    /// <param name="call">One call: the caller's number and how many it made before.</param>
    /// <param name="most">How many calls each caller makes at the most.</param>
    /// <param name="checkEvery">After how many calls a caller looks at the clock; 1 for calls of milliseconds.</param>
    public static async Task<Figures> Run(
        int callers, TimeSpan duration, CpuMeter cpu, Func<int, int, Task> call, int most = int.MaxValue, int checkEvery = CheckUsually)
    {
        var histograms = new LatencyHistogram[callers];
        var cpuBefore = cpu.Seconds();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var histogram = histograms[caller] = new LatencyHistogram();
            for (var i = 0; i < most && (i % checkEvery != 0 || Stopwatch.GetElapsedTime(started) < duration); i++)
            {
                var from = Stopwatch.GetTimestamp();
                await call(caller, i);
                histogram.Record(Stopwatch.GetElapsedTime(from));
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpuUsed = cpu.Seconds() - cpuBefore;
        var all = new LatencyHistogram();
        foreach (var histogram in histograms)
        {
            all.Merge(histogram);
        }

        return new Figures(
            all.Count / elapsed, all.Count / Math.Max(cpuUsed, 0.01), all.QuantileMs(0.5), all.QuantileMs(0.99), all.QuantileMs(0.999));
    }
}
