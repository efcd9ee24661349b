using Shop.Hosting.Periodic;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Tells waiting rooms whose streams are open here, so that they know who is there: four bytes a stream each time.</summary>
internal sealed class StreamReports(StreamedPlaces streamed, RoomCalls calls, TimeProvider time, ILogger<StreamReports> logger)
    : PeriodicService(TimeSpan.FromSeconds(5), time, logger)
{
    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(streamed.All().Select(room => ReportAsync(room.Room, room.ByOpen)));

    private async Task ReportAsync(WaitingRoomId room, ILookup<bool, int> byOpen)
    {
        await calls.StreamAsync(room, [.. byOpen[true]], [.. byOpen[false]]);
        streamed.Told(room, byOpen[false]);
    }
}
