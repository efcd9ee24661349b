namespace Shop.Inventory;

/// <summary>How much of a thing there is.</summary>
/// <param name="Sku">Of what.</param>
/// <param name="OnHand">Pieces in the warehouse.</param>
/// <param name="Reserved">Those of them that are held, being paid, or sold and not yet posted: 0–<paramref name="OnHand"/>.</param>
/// <param name="Version">Counts the changes, from 0.</param>
/// <param name="Parts">Into how many parts it is divided; 1 (from a silo of an earlier build 0) for a stock that isn't.</param>
[GenerateSerializer, Immutable, Alias("shop.inventory.StockCount")]
public readonly record struct StockCount(
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int OnHand,
    [property: Id(2)] int Reserved,
    [property: Id(3)] long Version,
    [property: Id(4)] int Parts = 1)
{
    /// <summary>Pieces that can be had.</summary>
    public int Available => OnHand - Reserved;
}
