namespace Shop.Inventory;

/// <summary>What stock is bounded by.</summary>
public static class InventoryLimits
{
    /// <summary>Pieces of one thing on hand: more than any warehouse has, and far from overflow.</summary>
    public const int MaxOnHand = 100_000_000;

    /// <summary>Characters of a reason that a person gives: a sentence.</summary>
    public const int MaxReason = 200;

    /// <summary>How long a hold may last. A shopper's lasts ten minutes; nothing that a person waits for takes a day.</summary>
    public static readonly TimeSpan MaxHold = TimeSpan.FromDays(1);
}
