using Shop.Chaos.Network;

namespace Shop.Chaos.Cases;

/// <summary>One of each fault that there is time for in a minute or two, one after the other in one shop: its start costs as much as all of them.</summary>
internal static class Brief
{
    public static DrillCase All { get; } = new(
        "brief",
        "the silo of a sale's waiting room, the Api and all silos are killed, a silo hangs, PostgreSQL is away; a silo is cut from it, two from each other; the disk is slow",
        PlayAsync)
    {
        HasSale = true,
        IsApartWherePossible = true,
    };

    private static async Task PlayAsync(Drill drill)
    {
        await Kills.ApiAsync(drill); // the first: what it owes is given up after a minute
        await Rooms.KillAsync(drill);
        await Hangs.PlayAsync(drill);
        if (drill.Shop.Lines is null)
        {
            drill.Say($"nobody is cut from anybody: {Host.Obstacle()}");
        }
        else
        {
            await Cuts.Database.Play(drill);
            await Cuts.Silos.Play(drill);
        }

        await DatabaseFaults.SlowDiskAsync(drill);
        await DatabaseFaults.StopAsync(drill, TimeSpan.FromSeconds(2));
        await Kills.SilosAsync(drill, 3);
    }
}
