using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>All rooms, closed ones too, the newest first.</summary>
internal static class ListStaffRooms
{
    private const string Scope = "waiting rooms";

    public static async Task<IResult> HandleAsync(string? limit, string? cursor, NpgsqlDataSource database, HttpContext context)
    {
        var validation = new Validation();
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.That(cursor is null || Cursor.TryDecode(cursor, Scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        await using var command = database.CreateCommand("""
            SELECT room.id, room.name, room.state, room.starts_at, room.skus, room.tickets, room.admitted, (extract(epoch FROM room.created_at) * 1000000)::bigint
            FROM shop.waiting_rooms room
            WHERE $1 IS NULL OR ((extract(epoch FROM room.created_at) * 1000000)::bigint, substr(room.id, 6)::uuid) < ($1, $2)
            ORDER BY room.created_at DESC, substr(room.id, 6)::uuid DESC LIMIT $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = cursor is null ? DBNull.Value : from.Key, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = from.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count + 1 });
        var rows = await ReadAsync(command, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new StaffRoomPage(
            [.. rows.Take(count).Select(static row => row.Item)],
            rows.Count > count ? new Cursor(rows[count - 1].Key, Guid.Parse(rows[count - 1].Item.Id.Value[5..])).Encode(Scope) : null));
    }

    private static async Task<List<(StaffRoomItem Item, long Key)>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var rows = new List<(StaffRoomItem, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((
                new StaffRoomItem(
                    WaitingRoomId.Parse(reader.GetString(0)), reader.GetString(1), Enum.Parse<RoomStatus>(reader.GetString(2), ignoreCase: true),
                    reader.GetFieldValue<DateTimeOffset>(3), [.. reader.GetFieldValue<string[]>(4).Select(Sku.Parse)], reader.GetInt32(5), reader.GetInt32(6)),
                reader.GetInt64(7)));
        }

        return rows;
    }
}

/// <summary>A page of rooms.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record StaffRoomPage(
    IReadOnlyList<StaffRoomItem> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>A room among others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the sale is called.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="StartsAt">When it starts, or did.</param>
/// <param name="Skus">What it guards, or did.</param>
/// <param name="Tickets">How many have come.</param>
/// <param name="Admitted">How many have had their turn.</param>
public sealed record StaffRoomItem(
    WaitingRoomId Id, string Name, RoomStatus Status, DateTimeOffset StartsAt, IReadOnlyList<Sku> Skus, int Tickets, int Admitted);
