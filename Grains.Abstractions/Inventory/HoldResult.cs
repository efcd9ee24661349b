namespace Shop.Inventory;

/// <summary>What became of asking for a hold.</summary>
/// <param name="Outcome">The outcome; whatever it says is durable.</param>
/// <param name="Available">Pieces that can still be had.</param>
[GenerateSerializer, Immutable, Alias("shop.inventory.HoldResult")]
public readonly record struct HoldResult([property: Id(0)] HoldOutcome Outcome, [property: Id(1)] int Available);
