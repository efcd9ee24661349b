using Shop.Live;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>One room in the memory of this process, with the watch under which it may be shown.</summary>
internal sealed class WatchedRoom
{
    // Well before the grain would stop telling us; who waits is shown nothing older than this where a silo has died.
    private static readonly TimeSpan _lease = LiveLimits.WatchLease / 3;

    private readonly Lock _lock = new();
    private KnownRoom? _room;
    private Task<KnownRoom?>? _asking;
    private long _watchedSince = long.MinValue;

    /// <summary>What may be shown without asking; null where the watch has lapsed.</summary>
    public KnownRoom? IfFresh(TimeProvider time)
    {
        var since = Volatile.Read(ref _watchedSince);
        return since != long.MinValue && time.GetElapsedTime(since) < _lease ? Volatile.Read(ref _room) : null;
    }

    /// <summary>Takes over what the grain pushed; false where something newer is known.</summary>
    public bool TakeNewer(WaitingRoomView view)
    {
        lock (_lock)
        {
            if (view.Version <= _room?.View.Version)
            {
                return false;
            }

            Volatile.Write(ref _room, KnownRoom.Of(view, _room));
            return true;
        }
    }

    /// <summary>Asks the grain, once for all who wait.</summary>
    public Task<KnownRoom?> RevalidateAsync(Func<Task<WaitingRoomView?>> watch, TimeProvider time)
    {
        lock (_lock)
        {
            return _asking is { IsCompleted: false } ? _asking : _asking = AskAsync(watch, time);
        }
    }

    private async Task<KnownRoom?> AskAsync(Func<Task<WaitingRoomView?>> watch, TimeProvider time)
    {
        await Task.Yield(); // not under the lock
        var askedAt = time.GetTimestamp();
        if (await watch() is { } view)
        {
            TakeNewer(view);
            Volatile.Write(ref _watchedSince, askedAt);
        }

        return Volatile.Read(ref _room);
    }
}
