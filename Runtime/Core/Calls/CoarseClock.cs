namespace Shop.Runtime.Calls;

/// <summary>
/// A monotonic clock that is read on every call and so must cost nothing: a timer moves it on every
/// <see cref="Resolution"/>. Good enough for response time-outs and idleness, not for leases.
/// </summary>
internal sealed class CoarseClock
{
    /// <summary>The step: a tenth of the shortest response time-out that makes sense (1 s).</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly long _start;
    private long _nowMs;

    public CoarseClock(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Milliseconds since the clock was made.</summary>
    public long NowMs => Volatile.Read(ref _nowMs);

    /// <summary>Catches up with the time provider.</summary>
    public long Advance()
    {
        var now = (long)_time.GetElapsedTime(_start).TotalMilliseconds;
        Volatile.Write(ref _nowMs, now);
        return now;
    }
}
