using Npgsql;
using Shop.WaitingRooms;

namespace Shop.Silo.WaitingRooms;

/// <summary>Looks at rooms.</summary>
internal static class RoomReadings
{
    // Whoever has just used their admission and has nothing held yet still is to get something: the piece is among the available ones.
    // Checkouts that a crash has left, or that wait for a bank since long, say nothing of how busy the shop is now.
    private const string Sql = """
        SELECT room.id, room.name, room.state, room.starts_at, room.skus, room.per_shopper, room.admission, room.per_second_max, room.tickets,
            room.admitted, room.seed, room.drawn, room.revision, room.admitted_at, clock_timestamp(),
            (SELECT coalesce(sum(item.on_hand - item.reserved), 0) FROM shop.stock_counts item WHERE item.sku = ANY (room.skus)),
            (
                SELECT count(*) FROM shop.waiting_room_tickets ticket
                WHERE ticket.room_id = room.id AND ticket.token IS NOT NULL AND ticket.used_at IS NULL AND ticket.expires_at > now()
            )
            +
            (
                SELECT count(*) FROM shop.checkouts checkout JOIN shop.waiting_room_tickets ticket ON ticket.token = checkout.admission
                WHERE checkout.status = 'Quoted' AND ticket.room_id = room.id
                    AND NOT EXISTS (SELECT FROM shop.stock_holds hold WHERE hold.checkout_id = checkout.id)
            ),
            lately.admitted, lately.used,
            busy.count, coalesce(busy.half, interval '0'), room.proof_bits, room.rounds,
            ARRAY
            (
                SELECT ticket.number FROM shop.waiting_room_tickets ticket
                WHERE ticket.room_id = room.id AND ticket.untold AND ticket.used_at IS NULL AND ticket.expires_at <= now()
            )
        FROM shop.waiting_rooms room
            CROSS JOIN LATERAL
            (
                SELECT count(*) AS count, percentile_disc(0.5) WITHIN GROUP (ORDER BY now() - checkout.changed_at) AS half
                FROM shop.checkouts checkout
                WHERE checkout.status IN ('Quoted', 'Paying') AND checkout.changed_at > now() - interval '30 seconds'
            ) AS busy
            CROSS JOIN LATERAL
            (
                SELECT count(*) FILTER (WHERE ticket.admitted_at > now() - $2) AS admitted, count(*) FILTER (WHERE ticket.used_at > now() - $2) AS used
                FROM shop.waiting_room_tickets ticket
                WHERE ticket.room_id = room.id AND ticket.token IS NOT NULL AND ticket.admitted_at > now() - room.admission - $2 - $3
            ) AS lately
        WHERE room.id = $1
        """;

    private const string Open = "open";
    private const string Paused = "paused";
    private const string Closed = "closed";

    /// <summary>A room and what is so around it; null where there is none.</summary>
    public static async Task<RoomReading?> ReadAsync(NpgsqlDataSource database, WaitingRoomId id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id.Value });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = RoomReading.Lately });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = WaitingRoomLimits.ToldWithin });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new RoomReading
            {
                Room = RoomOf(reader),
                AdmittedAt = reader.IsDBNull(13) ? null : reader.GetFieldValue<DateTimeOffset>(13),
                Now = reader.GetFieldValue<DateTimeOffset>(14),
                Available = (int)Math.Min(reader.GetInt64(15), int.MaxValue),
                Outstanding = (int)reader.GetInt64(16),
                AdmittedLately = (int)reader.GetInt64(17),
                UsedLately = (int)reader.GetInt64(18),
                AtWork = (int)reader.GetInt64(19),
                AtWorkFor = reader.GetTimeSpan(20),
                Rounds = reader.GetInt32(22),
                Missed = reader.GetFieldValue<int[]>(23),
            }
            : null;
    }

    /// <summary>How a state is stored.</summary>
    public static string NameOf(WaitingRoomState state) => state switch
    {
        WaitingRoomState.Open => Open,
        WaitingRoomState.Paused => Paused,
        WaitingRoomState.Closed => Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A room has no such state."),
    };

    private static WaitingRoom RoomOf(NpgsqlDataReader row) => new()
    {
        Id = WaitingRoomId.Parse(row.GetString(0)),
        Settings = new WaitingRoomSettings
        {
            Name = row.GetString(1),
            StartsAt = row.GetFieldValue<DateTimeOffset>(3),
            Skus = [.. row.GetFieldValue<string[]>(4).Select(Sku.Parse)],
            PerShopper = row.GetInt32(5),
            AdmissionFor = row.GetTimeSpan(6),
            PerSecondMax = row.GetInt32(7),
            ProofBits = row.GetInt32(21),
        },
        State = row.GetString(2) switch { Open => WaitingRoomState.Open, Paused => WaitingRoomState.Paused, _ => WaitingRoomState.Closed },
        Tickets = row.GetInt32(8),
        Admitted = row.GetInt32(9),
        Draw = row.IsDBNull(10) ? null : new RoomDraw(row.GetString(10), row.GetInt32(11)),
        Revision = row.GetInt64(12),
    };
}
