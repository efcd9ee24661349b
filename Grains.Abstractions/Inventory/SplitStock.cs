namespace Shop.Inventory;

/// <summary>Asks for a thing's stock to be kept in so many parts, which many can take from at the same time.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Parts">How many: 1–<see cref="InventoryLimits.MaxParts"/>; 1 for a stock that isn't split.</param>
/// <param name="Actor">Who: an id, never a name or an address.</param>
/// <param name="ExpectedVersion">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.inventory.SplitStock")]
public sealed record SplitStock(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] int Parts,
    [property: Id(2)] string Actor,
    [property: Id(3)] long? ExpectedVersion = null);
