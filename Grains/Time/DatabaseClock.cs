namespace Shop.Time;

/// <summary>
/// The database's time, which is one for all silos: what expiry is judged by. Between two readings of it only the monotonic
/// clock of this process counts, so that a step of the machine's own clock changes nothing. Before the first reading it is the
/// machine's.
/// </summary>
/// <param name="local">This process' clock.</param>
public sealed class DatabaseClock(TimeProvider local)
{
    private volatile Reading _latest = new(local.GetUtcNow(), local.GetTimestamp());

    /// <summary>The time now.</summary>
    public DateTimeOffset UtcNow
    {
        get
        {
            var latest = _latest;
            return latest.UtcNow + local.GetElapsedTime(latest.Timestamp);
        }
    }

    /// <summary>Takes a reading of the database's clock, which has just been made.</summary>
    public void Set(DateTimeOffset utcNow) => _latest = new Reading(utcNow, local.GetTimestamp());

    private sealed record Reading(DateTimeOffset UtcNow, long Timestamp);
}
