using Npgsql;
using NpgsqlTypes;
using Shop.Customers;
using Shop.Hosting.Database;
using Shop.WaitingRooms;

namespace Shop.Silo.WaitingRooms;

/// <summary>Rooms and tickets in PostgreSQL. The decisions are functions there (<c>Migrations/Scripts/190_waiting_rooms.sql</c>, <c>191_waiting_room_proofs.sql</c>, <c>240_waiting_room_presence.sql</c>).</summary>
public sealed class PostgresWaitingRoomStore : IWaitingRoomStore
{
    // A lock that isn't had in 250 ms, or two transactions in each other's way, passes; what doesn't pass in three is a fault.
    private const int AttemptsMax = 3;

    private readonly NpgsqlDataSource _database;
    private readonly GroupedCalls<(WaitingRoomId Room, ShopperId Shopper), WaitingTicket?> _finds;
    private readonly GroupedCalls<(WaitingRoomId Room, ShopperId Shopper), WaitingTicket?> _tells;

    /// <summary>A store in this database.</summary>
    public PostgresWaitingRoomStore(NpgsqlDataSource database)
    {
        _database = database;
        _finds = new(asked => FindAsync(asked, areTold: false), static one => $"{one.Shopper} {one.Room}");
        _tells = new(asked => FindAsync(asked, areTold: true), static one => $"{one.Shopper} {one.Room}");
    }

    /// <inheritdoc/>
    public Task<RoomReading?> MeasureAsync(WaitingRoomId id, CancellationToken cancellationToken) => RoomReadings.ReadAsync(_database, id, cancellationToken);

    /// <inheritdoc/>
    public async Task DrawAsync(WaitingRoomId id, string seed, CancellationToken cancellationToken) => await AskAsync<string>(
        "SELECT (shop.waiting_room_draw($1, $2)).state", [Text(id.Value), Text(seed)], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> ArriveAsync(
        WaitingRoomId id, IReadOnlyList<ShopperId> shoppers, string seed, CancellationToken cancellationToken) => await AskAsync<int[]>(
        "SELECT shop.waiting_room_arrive($1, $2, $3, $4)",
        [Text(id.Value), shoppers.Texts(static one => one.Value), Text(seed), Number(WaitingRoomLimits.PlacesMax)],
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> AdmittedAsync(WaitingRoomId id, CancellationToken cancellationToken) => await AskAsync<int[]>(
        """
        SELECT ARRAY
        (
            SELECT ticket.number FROM shop.waiting_room_tickets ticket
            WHERE ticket.room_id = $1 AND ticket.token IS NOT NULL AND NOT (ticket.untold AND ticket.used_at IS NULL AND ticket.expires_at <= now())
        )
        """,
        [Text(id.Value)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AdmitAsync(
        RoomReading decidedOn, IReadOnlyList<(int Number, int Place, AdmissionToken Token)> next, TimeSpan toldWithin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decidedOn);
        return AskAsync<bool>(
            "SELECT shop.waiting_room_admit($1, $2, $3, $4, $5, $6, $7)",
            [
                Text(decidedOn.Room.Id.Value), Number(decidedOn.Room.Admitted), Number(decidedOn.Rounds), next.Ints(static one => one.Number),
                next.Ints(static one => one.Place), next.Texts(static one => one.Token.Value), Length(toldWithin),
            ],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WaitingTicket?> FindAsync(WaitingRoomId id, ShopperId shopper, CancellationToken cancellationToken) => _finds.AskAsync((id, shopper));

    /// <inheritdoc/>
    public Task<WaitingTicket?> TellAsync(WaitingRoomId id, ShopperId shopper, CancellationToken cancellationToken) => _tells.AskAsync((id, shopper));

    /// <inheritdoc/>
    public async Task<WaitingRoomRefusal> OpenAsync(WaitingRoomId id, OpenWaitingRoom command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var settings = command.Settings;
        return (WaitingRoomRefusal)await AskAsync<int>(
            "SELECT shop.waiting_room_open($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                Text(id.Value), Id(command.Operation.Value), Text(command.Actor), Id(Guid.CreateVersion7()), Text(settings.Name), Moment(settings.StartsAt),
                settings.Skus.Texts(static sku => sku.Value), Number(settings.PerShopper), Length(settings.AdmissionFor), Number(settings.PerSecondMax),
                Number(settings.ProofBits),
            ],
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WaitingRoomRefusal> ChangeAsync(WaitingRoomId id, ChangeWaitingRoom command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return (WaitingRoomRefusal)await AskAsync<int>(
            "SELECT shop.waiting_room_change($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [
                Text(id.Value), Id(command.Operation.Value), Text(command.Actor), Id(Guid.CreateVersion7()),
                Optional(command.State is { } state ? RoomReadings.NameOf(state) : null, NpgsqlDbType.Text),
                Optional(command.StartsAt?.UtcDateTime, NpgsqlDbType.TimestampTz), Optional(command.PerShopper, NpgsqlDbType.Integer),
                Optional(command.AdmissionFor, NpgsqlDbType.Interval), Optional(command.PerSecondMax, NpgsqlDbType.Integer),
                Optional(command.ExpectedRevision, NpgsqlDbType.Bigint), Text(DrawOrder.NewSeed()),
                Optional(command.ProofBits, NpgsqlDbType.Integer),
            ],
            cancellationToken);
    }

    private Task<T> AskAsync<T>(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken) => RolledBack.RepeatAsync(
        AttemptsMax,
        async () =>
        {
            await using var command = _database.CreateCommand(sql);
            Array.ForEach(parameters, parameter => command.Parameters.Add(parameter.Clone()));
            return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
        });

    private async Task<IReadOnlyList<WaitingTicket?>> FindAsync(IReadOnlyList<(WaitingRoomId Room, ShopperId Shopper)> asked, bool areTold)
    {
        // Told first: what is read is what is so after it.
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(areTold
            ? new NpgsqlBatchCommand("SELECT FROM shop.waiting_room_tell($1, $2)") { Parameters = { Rooms(asked), Shoppers(asked) } }
            : new NpgsqlBatchCommand("SELECT"));
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT asked.position, ticket.number, ticket.token, ticket.expires_at, ticket.is_used
            FROM unnest($1, $2) WITH ORDINALITY AS asked (room_id, shopper, position)
                CROSS JOIN LATERAL
                (
                    SELECT one.number, CASE WHEN one.used_at IS NOT NULL OR NOT one.untold OR one.expires_at > clock_timestamp() THEN one.token END AS token,
                        one.expires_at, one.used_at IS NOT NULL AS is_used
                    FROM shop.waiting_room_tickets one
                    WHERE one.shopper = asked.shopper AND one.room_id = asked.room_id AND one.is_current
                    OFFSET 0 -- so that each is looked for by key, and not all who are in the room
                ) AS ticket
            """)
        {
            Parameters = { Rooms(asked), Shoppers(asked) },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.NextResultAsync();
        var found = new WaitingTicket?[asked.Count];
        while (await reader.ReadAsync())
        {
            var isCalled = !reader.IsDBNull(2);
            found[reader.GetInt64(0) - 1] = new WaitingTicket(
                reader.GetInt32(1),
                isCalled ? AdmissionToken.Parse(reader.GetString(2)) : null,
                isCalled ? reader.GetFieldValue<DateTimeOffset>(3) : null,
                reader.GetBoolean(4));
        }

        return found;
    }

    private static NpgsqlParameter Rooms(IReadOnlyList<(WaitingRoomId Room, ShopperId Shopper)> asked) => asked.Texts(static one => one.Room.Value);

    private static NpgsqlParameter Shoppers(IReadOnlyList<(WaitingRoomId Room, ShopperId Shopper)> asked) => asked.Texts(static one => one.Shopper.Value);

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<int> Number(int value) => new() { TypedValue = value };

    private static NpgsqlParameter<Guid> Id(Guid value) => new() { TypedValue = value };

    private static NpgsqlParameter<DateTime> Moment(DateTimeOffset value) => new() { TypedValue = value.UtcDateTime };

    private static NpgsqlParameter<TimeSpan> Length(TimeSpan value) => new() { TypedValue = value };

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
