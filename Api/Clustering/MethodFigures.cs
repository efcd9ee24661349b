using Shop.Clustering;

namespace Shop.Api.Clustering;

/// <summary>How often a method of the grains is called, and how long it takes, on all silos together.</summary>
/// <param name="Interface">The grain's interface.</param>
/// <param name="Method">Its method.</param>
/// <param name="PerSecond">Calls a second.</param>
/// <param name="FailedPerSecond">Those of them that ended with an exception.</param>
/// <param name="P50Ms">What half of them didn't exceed, in milliseconds, from when the grain took the call to its answer; to within a half.</param>
/// <param name="P99Ms">What all but a hundredth of them didn't exceed.</param>
public sealed record MethodFigures(string Interface, string Method, double PerSecond, double FailedPerSecond, double P50Ms, double P99Ms)
{
    // What is called less than these isn't worth a look.
    private const int CountMax = 40;

    /// <summary>Adds up what the silos told.</summary>
    internal static IReadOnlyList<MethodFigures> Of(IReadOnlyCollection<SiloCalls> silos) =>
    [
        .. silos.Where(static silo => silo.While > TimeSpan.Zero)
            .SelectMany(static silo => silo.Methods, static (silo, calls) => (calls, silo.While.TotalSeconds))
            .GroupBy(static one => (one.calls.Interface, one.calls.Method), static (name, all) => Of(name.Interface, name.Method, [.. all]))
            .OrderByDescending(static one => one.PerSecond).ThenBy(static one => one.Method, StringComparer.Ordinal)
            .Take(CountMax),
    ];

    private static MethodFigures Of(string name, string method, IReadOnlyList<(MethodCalls Calls, double Seconds)> bySilo)
    {
        var spans = new long[LatencySpans.Count];
        foreach (var (calls, _) in bySilo)
        {
            for (var span = 0; span < Math.Min(spans.Length, calls.ByLatency.Length); span++)
            {
                spans[span] += calls.ByLatency[span];
            }
        }

        return new MethodFigures(
            name,
            method,
            Math.Round(bySilo.Sum(static one => one.Calls.ByLatency.Sum() / one.Seconds), 1),
            Math.Round(bySilo.Sum(static one => one.Calls.Failed / one.Seconds), 1),
            LatencySpans.QuantileMs(spans, 0.5),
            LatencySpans.QuantileMs(spans, 0.99));
    }
}
