namespace Shop.Inventory;

/// <summary>What stock is bounded by.</summary>
public static class InventoryLimits
{
    /// <summary>Pieces of one thing on hand: more than any warehouse has, and far from overflow.</summary>
    public const int MaxOnHand = 100_000_000;

    /// <summary>Characters of a reason that a person gives: a sentence.</summary>
    public const int MaxReason = 200;

    /// <summary>
    /// Parts that one stock may be divided into: each is a commit that doesn't wait for the others', and a lock for whoever gathers them.
    /// One database has little to gain from more.
    /// </summary>
    public const int MaxParts = 8;

    /// <summary>How long a hold may last. A shopper's lasts ten minutes; nothing that a person waits for takes a day.</summary>
    public static readonly TimeSpan MaxHold = TimeSpan.FromDays(1);
}
