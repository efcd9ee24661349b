using System.Collections.Immutable;

namespace Shop.Silo.DemoCatalog;

/// <summary>One kind of thing: what its products are called, cost and have in common.</summary>
internal sealed record KindContent
{
    /// <summary>Its name, and the name of its drawing.</summary>
    public required string Id { get; init; }

    public required string Category { get; init; }

    /// <summary>How many of it there are to one of a kind with 1.</summary>
    public required int Share { get; init; }

    /// <summary>The cheapest, an ordinary and the dearest, in whole units of the currency.</summary>
    public required ImmutableArray<double> Price { get; init; }

    /// <summary>The lightest and the heaviest.</summary>
    public required ImmutableArray<int> Grams { get; init; }

    public required ImmutableArray<string> Colours { get; init; }

    /// <summary>In how many of them one product may come.</summary>
    public required int ColoursMax { get; init; }

    public required ImmutableArray<StyleContent> Styles { get; init; }

    public ImmutableArray<OptionContent> Options { get; init; } = [];

    /// <summary>Facts and what may stand for each.</summary>
    public required Dictionary<string, ImmutableArray<string>> Attributes { get; init; }

    /// <summary>First sentences. In texts, names in braces stand for facts.</summary>
    public required ImmutableArray<string> Opening { get; init; }

    public required ImmutableArray<string> Body { get; init; }

    public required ImmutableArray<string> Points { get; init; }
}

/// <summary>One style of a kind: the last words of a title, and the facts that they imply.</summary>
internal sealed record StyleContent
{
    public required string Name { get; init; }

    /// <summary>Facts that hold for all of this style.</summary>
    public Dictionary<string, string> Set { get; init; } = [];

    /// <summary>Facts of the kind that this style doesn't have.</summary>
    public ImmutableArray<string> Drop { get; init; } = [];

    /// <summary>How much dearer than the kind: 1 is the same.</summary>
    public double Price { get; init; } = 1;

    /// <summary>What is woven into it.</summary>
    public string Pattern { get; init; } = "plain";

    /// <summary>Which looks of the drawing show it.</summary>
    public ImmutableArray<int> Looks { get; init; } = [0, 1, 2, 3];
}

/// <summary>Something to choose.</summary>
internal sealed record OptionContent
{
    public required string Name { get; init; }

    /// <summary>From what, in order.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>How many of them, next to each other, one product has.</summary>
    public required int Take { get; init; }

    /// <summary>By which share the price rises from one value to the next.</summary>
    public double Step { get; init; }
}
