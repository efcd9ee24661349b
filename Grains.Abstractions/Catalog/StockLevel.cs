namespace Shop.Catalog;

/// <summary>How much of a thing is there.</summary>
/// <param name="Sku">Of what.</param>
/// <param name="Available">Pieces on hand that nobody has reserved; 0 for a thing that has no stock.</param>
/// <param name="Version">Counts the changes of the stock, from 0: of two levels the one with the higher version is newer.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.StockLevel")]
public readonly record struct StockLevel([property: Id(0)] Sku Sku, [property: Id(1)] int Available, [property: Id(2)] long Version);
