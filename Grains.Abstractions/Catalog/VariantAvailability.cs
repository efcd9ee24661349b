namespace Shop.Catalog;

/// <summary>Whether one variant can be had.</summary>
/// <param name="Sku">Which.</param>
/// <param name="Availability">Whether.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.VariantAvailability")]
public readonly record struct VariantAvailability([property: Id(0)] Sku Sku, [property: Id(1)] Availability Availability);
