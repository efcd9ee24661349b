namespace Shop.Chaos;

/// <summary>How a case is played.</summary>
/// <param name="Length">Until when new faults are begun.</param>
/// <param name="Seed">Decides what shoppers do, and when which fault comes.</param>
/// <param name="IsBrief">The short form, of seconds: one of each fault.</param>
/// <param name="Say">Takes what is told, line by line.</param>
/// <param name="IsKept">Whether what the programs said is kept where nothing was wrong, too.</param>
internal sealed record DrillOptions(TimeSpan Length, int Seed, bool IsBrief, Action<string> Say, bool IsKept = false);
