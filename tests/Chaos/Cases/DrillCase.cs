namespace Shop.Chaos.Cases;

/// <summary>A kind of fault.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="What">What is done to the shop.</param>
/// <param name="Play">Does it, until there is no more time, and leaves the shop as it is to be.</param>
internal sealed record DrillCase(string Name, string What, Func<Drill, Task> Play)
{
    /// <summary>Why it can't be played on this machine; null where it can.</summary>
    public Func<string?> Obstacle { get; init; } = static () => null;
}
