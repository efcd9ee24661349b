using Npgsql;
using Shop.Hosting.Periodic;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Knows which rooms aren't closed: reads them anew every two seconds, however many ask.</summary>
internal sealed class OpenRooms(NpgsqlDataSource database, TimeProvider time, ILogger<OpenRooms> logger) : PeriodicService(TimeSpan.FromSeconds(2), time, logger)
{
    // More sales at a time no shop has.
    private const int CountMax = 100;

    private volatile IReadOnlyList<ListedRoom> _all = [];

    /// <summary>The one that starts first comes first.</summary>
    public IReadOnlyList<ListedRoom> All => _all;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("""
            SELECT room.id, room.name, room.state = 'paused', room.starts_at, room.skus, room.per_shopper
            FROM shop.waiting_rooms room WHERE room.id IN (SELECT guarded.room_id FROM shop.waiting_room_skus guarded)
            ORDER BY room.starts_at, room.id LIMIT $1
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var rooms = new List<ListedRoom>();
        while (await reader.ReadAsync(stoppingToken))
        {
            rooms.Add(new ListedRoom(
                WaitingRoomId.Parse(reader.GetString(0)), reader.GetString(1), reader.GetBoolean(2) ? RoomStatus.Paused : RoomStatus.Open,
                reader.GetFieldValue<DateTimeOffset>(3), [.. reader.GetFieldValue<string[]>(4).Select(Sku.Parse)], reader.GetInt32(5)));
        }

        _all = rooms;
    }
}
