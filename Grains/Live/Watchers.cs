namespace Shop.Live;

/// <summary>Who is told of a grain's changes, each until its lease ends. It is the activation's own: who watches renews, wherever the grain is by then.</summary>
/// <typeparam name="TObserver">What they are told by.</typeparam>
/// <param name="time">For the leases.</param>
internal sealed class Watchers<TObserver>(TimeProvider time)
    where TObserver : class, IGrainObserver
{
    // One for each Api process. Where there are more, the latest wait until a lease has ended: they renew, and ask each time.
    private const int CountMax = 100;

    private readonly Dictionary<TObserver, long> _since = [];

    /// <summary>Adds one, or prolongs its lease.</summary>
    public void Add(TObserver observer)
    {
        Expire();
        if (_since.Count < CountMax || _since.ContainsKey(observer))
        {
            _since[observer] = time.GetTimestamp();
        }
    }

    /// <summary>Tells everyone whose lease holds.</summary>
    public void Tell(Action<TObserver> call)
    {
        if (_since.Count == 0)
        {
            return;
        }

        Expire();
        foreach (var observer in _since.Keys)
        {
            call(observer);
        }
    }

    private void Expire()
    {
        foreach (var (observer, since) in _since)
        {
            if (time.GetElapsedTime(since) > LiveLimits.WatchLease)
            {
                _since.Remove(observer); // a dictionary bears this while it is walked through
            }
        }
    }
}
