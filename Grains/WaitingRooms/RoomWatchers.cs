using Shop.Live;

namespace Shop.WaitingRooms;

/// <summary>The Api processes that are told how a room is, each until its lease ends. It is the activation's own: who watches renews.</summary>
internal sealed class RoomWatchers(TimeProvider time)
{
    // One for each Api process. Where there are more, the latest wait until a lease has ended: they renew, and ask each time.
    private const int CountMax = 100;

    private readonly Dictionary<IWaitingRoomObserver, long> _since = [];

    /// <summary>Adds one, or prolongs its lease.</summary>
    public void Add(IWaitingRoomObserver observer)
    {
        Expire();
        if (_since.Count < CountMax || _since.ContainsKey(observer))
        {
            _since[observer] = time.GetTimestamp();
        }
    }

    /// <summary>Tells everyone whose lease holds.</summary>
    public void Tell(WaitingRoomView view)
    {
        Expire();
        foreach (var observer in _since.Keys)
        {
            observer.Changed(view);
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
