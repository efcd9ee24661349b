namespace Shop.Catalog;

/// <summary>What a variant stands for of one <see cref="ProductOption"/>.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Value">One of its values.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.OptionChoice")]
public sealed record OptionChoice([property: Id(0)] string Name, [property: Id(1)] string Value);
