using Npgsql;
using Orleans;
using Shop.Hosting.Periodic;
using Shop.WaitingRooms;

namespace Shop.Silo.WaitingRooms;

/// <summary>
/// Has rooms that aren't closed go on, wherever they live: after a crash one that nobody asks would wait for ever. Every silo looks;
/// waking one that is awake changes nothing.
/// </summary>
internal sealed partial class RoomKeeping(NpgsqlDataSource database, IGrainFactory grains, TimeProvider time, ILogger<RoomKeeping> logger)
    : PeriodicService(_interval, time, logger)
{
    // Those who wait notice a pause of some seconds as little as the crash itself.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    // Sales at one time. Of more, the ones that started first go first.
    private const int CountMax = 100;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll((await AtWorkAsync(stoppingToken)).Select(AttendAsync));

    private async Task<List<WaitingRoomId>> AtWorkAsync(CancellationToken stoppingToken)
    {
        // From a little before the start on, so that the draw is on time.
        await using var command = database.CreateCommand("""
            SELECT id FROM shop.waiting_rooms WHERE state = 'open' AND starts_at <= now() + interval '10 seconds' ORDER BY starts_at LIMIT $1
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var rooms = new List<WaitingRoomId>();
        while (await reader.ReadAsync(stoppingToken))
        {
            rooms.Add(WaitingRoomId.Parse(reader.GetString(0)));
        }

        return rooms;
    }

    private async Task AttendAsync(WaitingRoomId id)
    {
        try
        {
            await grains.GetGrain<IWaitingRoomGrain>(id.Value).Attend();
        }
        catch (Exception exception)
        {
            LogNotAttended(logger, id.Value, exception);
        }
    }

    [LoggerMessage(5800, LogLevel.Warning, "{Room} could not be woken; the next look comes")]
    private static partial void LogNotAttended(ILogger logger, string room, Exception exception);
}
