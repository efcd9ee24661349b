using Npgsql;
using Shop.Chaos.Shoppers;
using Shop.WaitingRooms;

namespace Shop.Chaos.Checking;

/// <summary>Works every place of a room out again from its public draw: nobody stands, or was told to stand, anywhere else.</summary>
internal static class Draws
{
    public const string Name = "everybody stands where the draw says";

    public static async Task<List<string>> BrokenAsync(NpgsqlTransaction transaction, Ledger ledger)
    {
        var broken = new List<string>();
        foreach (var (room, draw) in await ReadAsync(transaction))
        {
            var order = new DrawOrder(draw);
            var stored = await AdmittedAsync(transaction, room);
            var told = ledger.Places.Where(place => place.Room == room && place.Place is not null).Select(static place => (place.Number, Place: place.Place!.Value));
            broken.AddRange(stored.Concat(told).Where(one => order.PlaceOf(one.Number) != one.Place).Distinct()
                .Select(one => $"{Name}: ticket {one.Number} of {room} at {one.Place}, not at {order.PlaceOf(one.Number)}"));
        }

        return broken;
    }

    private static async Task<List<(string Room, RoomDraw Draw)>> ReadAsync(NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand("SELECT id, seed, drawn FROM shop.waiting_rooms WHERE seed IS NOT NULL", transaction.Connection, transaction);
        await using var rows = await command.ExecuteReaderAsync();
        var draws = new List<(string, RoomDraw)>();
        while (await rows.ReadAsync())
        {
            draws.Add((rows.GetString(0), new RoomDraw(rows.GetString(1), rows.GetInt32(2))));
        }

        return draws;
    }

    private static async Task<List<(int Number, int Place)>> AdmittedAsync(NpgsqlTransaction transaction, string room)
    {
        await using var command = new NpgsqlCommand(
            "SELECT number, place FROM shop.waiting_room_tickets WHERE room_id = $1 AND place IS NOT NULL", transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = room });
        await using var rows = await command.ExecuteReaderAsync();
        var admitted = new List<(int, int)>();
        while (await rows.ReadAsync())
        {
            admitted.Add((rows.GetInt32(0), rows.GetInt32(1)));
        }

        return admitted;
    }
}
