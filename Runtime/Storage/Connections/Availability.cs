namespace Shop.Runtime.Storage.Connections;

/// <summary>
/// Whether PostgreSQL can be reached, as all lanes of a provider see it. A short interruption is waited out; after
/// <see cref="Grace"/> operations are refused at once until a lane is connected again.
/// </summary>
internal sealed class Availability(TimeProvider time)
{
    /// <summary>How long operations wait for a lost database: as long as a silo waits before it asks its peers about it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long? _lostAt;
    private Exception? _reason;

    /// <summary>Why PostgreSQL can't be reached; null while it can.</summary>
    public Exception? Reason => _reason;

    /// <summary>Whether the grace is over.</summary>
    public bool IsRefusing => RemainingGrace <= TimeSpan.Zero;

    /// <summary>What is left of the grace; all of it while PostgreSQL can be reached.</summary>
    public TimeSpan RemainingGrace
    {
        get
        {
            lock (_gate)
            {
                return _lostAt is { } lostAt ? Grace - time.GetElapsedTime(lostAt) : Grace;
            }
        }
    }

    /// <summary>A lane couldn't connect.</summary>
    public void Lost(Exception reason)
    {
        lock (_gate)
        {
            _lostAt ??= time.GetTimestamp();
            _reason = reason;
        }
    }

    /// <summary>A lane is connected.</summary>
    public void Reached()
    {
        lock (_gate)
        {
            _lostAt = null;
            _reason = null;
        }
    }
}
