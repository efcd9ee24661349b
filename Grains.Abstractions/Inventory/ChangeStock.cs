namespace Shop.Inventory;

/// <summary>Asks for another number of pieces on hand: one that was counted, or more or fewer than there were.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Value">How many there are, or how many more (fewer, where negative).</param>
/// <param name="IsDelta">Whether <paramref name="Value"/> is the difference.</param>
/// <param name="Reason">Why, as a person put it: 1–<see cref="InventoryLimits.MaxReason"/> characters.</param>
/// <param name="Actor">Who: an id, never a name or an address.</param>
/// <param name="ExpectedVersion">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.inventory.ChangeStock")]
public sealed record ChangeStock(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] int Value,
    [property: Id(2)] bool IsDelta,
    [property: Id(3)] string Reason,
    [property: Id(4)] string Actor,
    [property: Id(5)] long? ExpectedVersion = null);
