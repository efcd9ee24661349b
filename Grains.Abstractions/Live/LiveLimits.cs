namespace Shop.Live;

/// <summary>The bounds of live data.</summary>
public static class LiveLimits
{
    /// <summary>
    /// How long a watch lasts. It is renewed three times as often, so that one lost call ends none; a process that dies is told of
    /// changes for this long.
    /// </summary>
    public static readonly TimeSpan WatchLease = TimeSpan.FromSeconds(15);
}
