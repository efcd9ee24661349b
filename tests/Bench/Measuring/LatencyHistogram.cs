using System.Numerics;

namespace Shop.Bench.Measuring;

/// <summary>
/// Latencies in log-linear buckets: 32 to each power of two of nanoseconds, so a quantile is within 3 %.
/// (The scheme of HdrHistogram, G. Tene.) One a caller, merged afterwards; not thread-safe.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 5;

    private readonly long[] _counts = new long[64 << SubBits];

    public long Count { get; private set; }

    public void Record(TimeSpan latency)
    {
        _counts[IndexOf((ulong)Math.Max(1, latency.Ticks * 100))]++;
        Count++;
    }

    public void Merge(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    /// <summary>The latency that a share of all is at or below, in milliseconds; 0 when there are none.</summary>
    public double QuantileMs(double quantile)
    {
        var left = (long)Math.Ceiling(Count * quantile);
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left <= 0 && Count > 0)
            {
                return ValueOf(i) / 1e6;
            }
        }

        return 0;
    }

    private static int IndexOf(ulong nanoseconds)
    {
        var magnitude = Math.Max(0, BitOperations.Log2(nanoseconds) - SubBits);
        return (magnitude << SubBits) + (int)(nanoseconds >> magnitude);
    }

    private static double ValueOf(int index)
    {
        var magnitude = Math.Max(0, (index >> SubBits) - 1);
        var sub = index - (magnitude << SubBits);
        return (sub + 0.5) * Math.Pow(2, magnitude);
    }
}
