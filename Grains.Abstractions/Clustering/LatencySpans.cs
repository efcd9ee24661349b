namespace Shop.Clustering;

/// <summary>
/// Latencies counted by spans, each a half longer than the one before: two counts can be added up, and a quantile is told to within a
/// quarter. (A histogram with exponential bounds, as Prometheus' and OpenTelemetry's are.)
/// </summary>
public static class LatencySpans
{
    // Below it there is nothing that a person would look at.
    private const double FirstMs = 0.01;
    private const double Factor = 1.5;

    /// <summary>How many there are: the last has all from 50 s on, longer than any call may take.</summary>
    public const int Count = 39;

    /// <summary>The span of a latency.</summary>
    public static int Of(TimeSpan latency) =>
        latency.TotalMilliseconds <= FirstMs ? 0 : Math.Min(Count - 1, (int)Math.Ceiling(Math.Log(latency.TotalMilliseconds / FirstMs, Factor)));

    /// <summary>The latency that so many of the calls didn't exceed, in milliseconds: the end of its span; 0 where there was no call.</summary>
    /// <param name="counts">Calls by span.</param>
    /// <param name="share">How many of them, from 0 to 1.</param>
    public static double QuantileMs(IReadOnlyList<long> counts, double share)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var left = (long)Math.Ceiling(counts.Sum() * share);
        for (var span = 0; span < counts.Count; span++)
        {
            left -= counts[span];
            if (left <= 0 && counts[span] > 0)
            {
                return Math.Round(FirstMs * Math.Pow(Factor, span), 3);
            }
        }

        return 0;
    }
}
