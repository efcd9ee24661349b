using Npgsql;
using Shop.Chaos.Processes;

namespace Shop.Chaos.Cases;

/// <summary>A sale's waiting room, in which people wait, are admitted and buy, while its silo dies.</summary>
internal static class Rooms
{
    // As a supervisor's first restart, and long enough for another silo to have taken the room over.
    private static readonly TimeSpan _away = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _awayBriefly = TimeSpan.FromSeconds(1);

    // The room is looked at once a second; of that, what a connection did last tells for some ten milliseconds.
    private static readonly TimeSpan _searchPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(5);

    public static DrillCase Kill { get; } = new("kill-room", "kill -9 of the silo that has a sale's waiting room, while people come, are admitted and buy", KillAsync)
    {
        HasSale = true,
        IsUnnoticed = true,
    };

    /// <summary>Kills whichever silo has the room, again and again.</summary>
    public static async Task KillAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(2, 4);
            var keeper = await KeeperAsync(drill.Shop) ?? drill.AnySilo();
            keeper.RestartDelay = drill.IsBrief ? _awayBriefly : _away;
            keeper.Kill();
            drill.Say($"kill -9 of {keeper.Name}, which has the waiting room");
            await Task.Delay(keeper.RestartDelay);
            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }

    /// <summary>The silo that has the waiting room: the one that looks at it. Null where none was seen to for a while.</summary>
    public static async Task<Kept?> KeeperAsync(DrilledShop shop)
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var look = new NpgsqlCommand("""
            SELECT application_name FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND query LIKE 'SELECT room.id, room.name, room.state, room.starts_at, room.skus, room.per_shopper%' ORDER BY query_start DESC LIMIT 1
            """, connection);
        var end = TimeProvider.System.GetTimestamp() + (long)(_searchPatience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (TimeProvider.System.GetTimestamp() < end)
        {
            if (await look.ExecuteScalarAsync() is string name && shop.Silos.FirstOrDefault(silo => silo.Name == name) is { } keeper)
            {
                return keeper;
            }

            await Task.Delay(_betweenLooks);
        }

        return null;
    }
}
