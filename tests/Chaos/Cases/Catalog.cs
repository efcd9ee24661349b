namespace Shop.Chaos.Cases;

/// <summary>All cases, by name.</summary>
internal static class Catalog
{
    /// <summary>The word for every case, one after the other.</summary>
    public const string All = "all";

    public static IReadOnlyList<DrillCase> Cases { get; } = [Kills.One, Kills.Two, Kills.All, Kills.Api];

    /// <summary>The cases that a name means; none for a name that means nothing.</summary>
    public static IReadOnlyList<DrillCase> Find(string name) => name == All ? Cases : [.. Cases.Where(one => one.Name == name)];
}
