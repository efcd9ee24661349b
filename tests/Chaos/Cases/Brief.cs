using Shop.Chaos.Network;

namespace Shop.Chaos.Cases;

/// <summary>One of each fault that there is time for in a minute, one after the other in one shop.</summary>
internal static class Brief
{
    public static DrillCase Programs { get; } = new("brief", "the silo of a sale's waiting room, the Api and all silos are killed, a silo hangs, PostgreSQL is away", PlayAsync)
    {
        HasSale = true,
    };

    public static DrillCase Lines { get; } = new("brief-cuts", "a silo is cut from PostgreSQL, two from each other; the disk is slow", CutAsync)
    {
        IsApart = true,
        Obstacle = Host.Obstacle,
    };

    private static async Task PlayAsync(Drill drill)
    {
        await Kills.ApiAsync(drill); // the first: what it owes is given up after a minute
        await Rooms.KillAsync(drill);
        await Hangs.PlayAsync(drill);
        await DatabaseFaults.StopAsync(drill, TimeSpan.FromSeconds(2));
        await Kills.SilosAsync(drill, 3);
    }

    private static async Task CutAsync(Drill drill)
    {
        await Cuts.Database.Play(drill);
        await Cuts.Silos.Play(drill);
        await DatabaseFaults.SlowDiskAsync(drill);
    }
}
