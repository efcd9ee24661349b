using System.Collections.Concurrent;
using Orleans;
using Shop.Api.Calls;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>
/// The rooms that this process answers from its memory. Each stands under a watch of its grain, which pushes every change: where
/// somebody stands follows from the room and the number of their ticket, so that ten thousand who wait cost the grain one message.
/// </summary>
/// <param name="grains">The rooms.</param>
/// <param name="calls">Watching twice is watching once: where a silo dies under the call, the next one is asked.</param>
/// <param name="time">For leases.</param>
internal sealed class RoomMemory(IClusterClient grains, GrainCalls calls, TimeProvider time) : IWaitingRoomObserver
{
    // Sales at one time are a few; of many, all are read again.
    private const int CountMax = 200;

    private readonly ConcurrentDictionary<WaitingRoomId, WatchedRoom> _rooms = new();
    private IWaitingRoomObserver? _observer;

    /// <summary>Is told of rooms that have changed; at once, so that it must be quick.</summary>
    public Action<WaitingRoomId> Listener { get; set; } = static _ => { };

    /// <summary>The room as it is; null where there is none.</summary>
    public ValueTask<KnownRoom?> FindAsync(WaitingRoomId id) =>
        FindInMemory(id) is { } room ? new ValueTask<KnownRoom?>(room) : new ValueTask<KnownRoom?>(RevalidateAsync(id));

    /// <summary>The room where it can be told at once.</summary>
    public KnownRoom? FindInMemory(WaitingRoomId id) => _rooms.TryGetValue(id, out var room) ? room.IfFresh(time) : null;

    /// <summary>Takes over what a grain has answered to somebody who changed it.</summary>
    public void Take(WaitingRoomView view)
    {
        if (_rooms.TryGetValue(view.Room.Id, out var room) && room.TakeNewer(view))
        {
            Listener(view.Room.Id);
        }
    }

    /// <inheritdoc/>
    void IWaitingRoomObserver.Changed(WaitingRoomView view) => Take(view);

    private async Task<KnownRoom?> RevalidateAsync(WaitingRoomId id)
    {
        if (_rooms.Count >= CountMax)
        {
            _rooms.Clear();
        }

        var room = _rooms.GetOrAdd(id, static _ => new WatchedRoom());
        var known = await room.RevalidateAsync(
            () => calls.RepeatableAsync((Grain: grains.GetGrain<IWaitingRoomGrain>(id.Value), Observer: Observer()), static call => call.Grain.Watch(call.Observer)),
            time);
        if (known is null)
        {
            _rooms.TryRemove(new KeyValuePair<WaitingRoomId, WatchedRoom>(id, room));
        }

        return known;
    }

    // The reference is weak: it lives as long as this object, which lives as long as the process.
    private IWaitingRoomObserver Observer() =>
        _observer ?? Interlocked.CompareExchange(ref _observer, grains.CreateObjectReference<IWaitingRoomObserver>(this), null) ?? _observer;
}
