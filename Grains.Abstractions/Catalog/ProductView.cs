using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>A product as it is now.</summary>
/// <param name="Document">What it is.</param>
/// <param name="Availability">Whether each of its variants can be had, in their order.</param>
/// <param name="Version">
/// Rises with every change of the document or of a stock, on whichever silo the grain is: the document's version above the sum
/// of its stocks' versions.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductView")]
public sealed record ProductView(
    [property: Id(0)] ProductDocument Document,
    [property: Id(1)] ImmutableArray<VariantAvailability> Availability,
    [property: Id(2)] long Version);
