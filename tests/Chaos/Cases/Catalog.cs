namespace Shop.Chaos.Cases;

/// <summary>All cases, by name.</summary>
internal static class Catalog
{
    /// <summary>The word for every case, one after the other.</summary>
    public const string All = "all";

    public static IReadOnlyList<DrillCase> Cases { get; } =
    [
        Kills.One, Kills.Two, Kills.All, Kills.Api, Rooms.Kill, Hangs.One, DatabaseFaults.Restart, DatabaseFaults.Stop, DatabaseFaults.Crash, Restarts.Rolling,
        Cuts.Database, Cuts.AllFromDatabase, Cuts.Silos, Cuts.Lonely, Cuts.OneWay, Cuts.Delay, Clocks.One, DatabaseFaults.SlowDisk, Elastic.Random, Counting.SingleActivation, RegionLoss.Region,
    ];

    /// <summary>What is played only when it is named: parts of it are in the others.</summary>
    public static IReadOnlyList<DrillCase> InBrief { get; } = [Brief.All];

    /// <summary>The cases that a name means; none for a name that means nothing.</summary>
    public static IReadOnlyList<DrillCase> Find(string name) => name == All ? Cases : [.. Cases.Concat(InBrief).Where(one => one.Name == name)];
}
