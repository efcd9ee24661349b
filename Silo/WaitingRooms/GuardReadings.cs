using Npgsql;
using Shop.Hosting.Periodic;
using Shop.WaitingRooms;

namespace Shop.Silo.WaitingRooms;

/// <summary>Reads which things are guarded, before the silo starts and every second after that.</summary>
internal sealed class GuardReadings(NpgsqlDataSource database, GuardedThings guarded, TimeProvider time, ILogger<GuardReadings> logger)
    : PeriodicService(_interval, time, logger, beforeStart: true)
{
    // A room is opened some time before its sale. Until all silos know, what it guards is sold as before.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("""
            SELECT guarded.sku, room.id, room.per_shopper FROM shop.waiting_room_skus guarded JOIN shop.waiting_rooms room ON room.id = guarded.room_id
            """);
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var guards = new List<KeyValuePair<Sku, GuardedThings.Guard>>();
        while (await reader.ReadAsync(stoppingToken))
        {
            guards.Add(new(Sku.Parse(reader.GetString(0)), new GuardedThings.Guard(WaitingRoomId.Parse(reader.GetString(1)), reader.GetInt32(2))));
        }

        guarded.Set(guards);
    }
}
