using System.Collections.Concurrent;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Whose streams of waiting rooms are open in this process, by the numbers of their tickets.</summary>
internal sealed class StreamedPlaces
{
    private readonly ConcurrentDictionary<(WaitingRoomId Room, int Number), int> _streams = new();

    /// <summary>Adds a stream; disposing takes it out.</summary>
    public IDisposable Add(WaitingRoomId room, int number)
    {
        _streams.AddOrUpdate((room, number), 1, static (_, count) => count + 1);
        return new Stream(this, (room, number));
    }

    /// <summary>The tickets in each room whose holders have streams open, and those whose last one was closed since they were told.</summary>
    public IEnumerable<(WaitingRoomId Room, ILookup<bool, int> ByOpen)> All() => _streams.GroupBy(static one => one.Key.Room)
        .Select(static room => (room.Key, room.ToLookup(static one => one.Value > 0, static one => one.Key.Number)));

    /// <summary>Notes that a room has been told whose streams were closed; those who came back meanwhile stay.</summary>
    public void Told(WaitingRoomId room, IEnumerable<int> closed)
    {
        foreach (var number in closed)
        {
            _streams.TryRemove(new KeyValuePair<(WaitingRoomId, int), int>((room, number), 0));
        }
    }

    private sealed class Stream(StreamedPlaces all, (WaitingRoomId Room, int Number) one) : IDisposable
    {
        public void Dispose() => all._streams.AddOrUpdate(one, 0, static (_, count) => count - 1);
    }
}
