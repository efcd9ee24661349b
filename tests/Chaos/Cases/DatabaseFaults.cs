using Npgsql;

namespace Shop.Chaos.Cases;

/// <summary>PostgreSQL ends, stays away, or takes its time.</summary>
internal static class DatabaseFaults
{
    private static readonly TimeSpan _away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _awayBriefly = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _flush = TimeSpan.FromSeconds(2);
    private const int Flushes = 6;

    public static DrillCase Restart { get; } = new("postgres-restart", "PostgreSQL restarts", drill => StopAsync(drill, TimeSpan.Zero));

    public static DrillCase Stop { get; } = new("postgres-stop", "PostgreSQL is away for 10 s", drill => StopAsync(drill, drill.IsBrief ? _awayBriefly : _away));

    public static DrillCase Crash { get; } = new("postgres-crash", "PostgreSQL crashes and recovers", CrashAsync);

    public static DrillCase SlowDisk { get; } = new("slow-disk", "every commit waits for up to 2 s, as for a disk that is slow to flush", SlowDiskAsync);

    public static async Task StopAsync(Drill drill, TimeSpan away)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            await StopOnceAsync(drill, away);
            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }

    public static Task RestartOnceAsync(Drill drill) => StopOnceAsync(drill, TimeSpan.Zero);

    public static async Task CrashAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            drill.Say("PostgreSQL crashes");
            await drill.Shop.Server.CrashAsync();
            await drill.Shop.Server.StartAgainAsync();
            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }

    /// <summary>
    /// PostgreSQL has no setting that slows a flush down. But a commit that has to wait for a standby holds its locks and its answer
    /// back as one does that waits for the disk: there is none, so nothing is committed until the wait is called off, and then all
    /// that waited is, as after one slow flush.
    /// </summary>
    public static async Task SlowDiskAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            drill.Say("the disk is slow");
            for (var flush = 0; flush < (drill.IsBrief ? 1 : Flushes); flush++)
            {
                await SetStandbyAsync(drill, "nobody");
                await Task.Delay(_flush);
                await SetStandbyAsync(drill, "");
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }

            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }

    private static async Task StopOnceAsync(Drill drill, TimeSpan away)
    {
        drill.Say($"PostgreSQL stops for {away.TotalSeconds} s");
        await drill.Shop.Server.StopAsync();
        await Task.Delay(away);
        await drill.Shop.Server.StartAgainAsync();
        drill.Say("PostgreSQL is back");
    }

    private static async Task SetStandbyAsync(Drill drill, string name)
    {
        await using var connection = await drill.Shop.Database.OpenConnectionAsync();
        await using var set = new NpgsqlCommand($"ALTER SYSTEM SET synchronous_standby_names = '{(name.Length > 0 ? $"\"{name}\"" : "")}'", connection);
        await set.ExecuteNonQueryAsync();
        await using var reload = new NpgsqlCommand("SELECT pg_reload_conf()", connection);
        await reload.ExecuteScalarAsync();
    }
}
