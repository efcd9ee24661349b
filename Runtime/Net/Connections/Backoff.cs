namespace Shop.Runtime.Net;

/// <summary>
/// How long to wait before another attempt: twice as long each time, up to a bound, and shortened by chance to as
/// little as half, so that many clients that failed together don't come back together.
/// </summary>
internal sealed class Backoff(TransportOptions options)
{
    private int _failures;

    /// <summary>The last attempt succeeded.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The wait after one more failure.</summary>
    public TimeSpan Next()
    {
        var longest = options.ReconnectDelayMax.TotalMilliseconds;
        var full = Math.Min(longest, options.ReconnectDelayMin.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 30)));
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
