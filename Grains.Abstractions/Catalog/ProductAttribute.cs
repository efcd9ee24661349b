using System.Diagnostics.CodeAnalysis;

namespace Shop.Catalog;

/// <summary>A fact about a product, by which shoppers compare and filter: <c>Material: walnut</c>.</summary>
/// <param name="Name">What is told; the same for all products that it is told of.</param>
/// <param name="Value">What holds for this one. Several values of one name are several attributes.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductAttribute")]
[SuppressMessage("Naming", "CA1711", Justification = "what every shop calls it")]
public sealed record ProductAttribute([property: Id(0)] string Name, [property: Id(1)] string Value);
