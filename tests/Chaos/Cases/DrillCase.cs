using Shop.Chaos.Processes;

namespace Shop.Chaos.Cases;

/// <summary>A kind of fault.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="What">What is done to the shop.</param>
/// <param name="Play">Does it, until there is no more time, and leaves the shop as it is to be.</param>
internal sealed record DrillCase(string Name, string What, Func<Drill, Task> Play)
{
    /// <summary>How it is played where it has no shop in it; false where something isn't as it has to be.</summary>
    public Func<DrillOptions, Task<bool>>? Alone { get; init; }

    /// <summary>Whether each silo is on a host of its own, with lines that can be cut.</summary>
    public bool IsApart { get; init; }

    /// <summary>Whether that is so where this machine can do it; where it can't, it is played without.</summary>
    public bool IsApartWherePossible { get; init; }

    /// <summary>Whether there is a sale with a waiting room, and people who come to it.</summary>
    public bool HasSale { get; init; }

    /// <summary>Whether shoppers must notice nothing: no request may fail.</summary>
    public bool IsUnnoticed { get; init; }

    /// <summary>Changes the programs' settings before they are started.</summary>
    public Action<DrilledShop>? Prepare { get; init; }

    /// <summary>Why it can't be played on this machine; null where it can.</summary>
    public Func<string?> Obstacle { get; init; } = static () => null;
}
