using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>Something that a shopper chooses: <c>Size: S, M, L</c>.</summary>
/// <param name="Name">What is chosen.</param>
/// <param name="Values">From what, in the order in which a page shows them.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductOption")]
public sealed record ProductOption([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<string> Values);
