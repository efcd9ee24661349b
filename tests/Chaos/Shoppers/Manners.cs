namespace Shop.Chaos.Shoppers;

/// <summary>What shoppers are like at the till.</summary>
internal sealed record Manners
{
    /// <summary>In drills everything that can go on at once does.</summary>
    public static Manners OfDrills { get; } = new() { Deck = Cards.Deck, ImpatientOneIn = 4, CancelsOneIn = 5, PaymentsMax = 2 };

    /// <summary>The cards, each as often as shoppers have it.</summary>
    public required IReadOnlyList<string> Deck { get; init; }

    /// <summary>One payment in so many is sent twice at once; 0 for none.</summary>
    public int ImpatientOneIn { get; init; }

    /// <summary>One order in so many is cancelled at once; 0 for none.</summary>
    public int CancelsOneIn { get; init; }

    /// <summary>How often one tries to pay at most.</summary>
    public int PaymentsMax { get; init; } = 1;
}
