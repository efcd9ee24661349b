namespace Shop.Inventory;

/// <summary>What became of a change of stock.</summary>
/// <param name="Count">How much there is now.</param>
/// <param name="IsRepeat">Whether the change had been made before, and nothing was changed now.</param>
/// <param name="Refusal">Why nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("shop.inventory.StockChangeResult")]
public sealed record StockChangeResult(
    [property: Id(0)] StockCount Count,
    [property: Id(1)] bool IsRepeat,
    [property: Id(2)] StockRefusal Refusal);
