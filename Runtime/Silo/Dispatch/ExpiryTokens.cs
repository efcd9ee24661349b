namespace Shop.Runtime.Dispatch;

/// <summary>
/// Cancellation tokens that end a fixed time from now, one for all that ask within the same second: an activation
/// storm then costs no timer each. A token ends up to a second late, never early.
/// </summary>
internal sealed class ExpiryTokens(TimeProvider time, TimeSpan after)
{
    private const long SliceMs = 1000;

    private readonly Lock _gate = new();
    private long _slice = -1;
    private CancellationToken _token;

    public CancellationToken Current(long nowMs)
    {
        var slice = nowMs / SliceMs;
        lock (_gate)
        {
            if (slice != _slice)
            {
                // Not disposed of: its timer ends it, and nobody else may.
                _slice = slice;
                _token = new CancellationTokenSource(after + TimeSpan.FromMilliseconds(SliceMs), time).Token;
            }

            return _token;
        }
    }
}
