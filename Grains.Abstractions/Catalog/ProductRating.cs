namespace Shop.Catalog;

/// <summary>What buyers think of a product.</summary>
/// <param name="Average">0–5 stars, to a hundredth.</param>
/// <param name="Count">How many have rated it.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductRating")]
public sealed record ProductRating([property: Id(0)] decimal Average, [property: Id(1)] int Count);
