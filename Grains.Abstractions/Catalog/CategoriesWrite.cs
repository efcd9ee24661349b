namespace Shop.Catalog;

/// <summary>What became of a <see cref="PutCategories"/>.</summary>
/// <param name="Tree">The categories as they are now.</param>
/// <param name="Refusal">Why nothing was changed; null where the change was carried out.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.CategoriesWrite")]
public sealed record CategoriesWrite([property: Id(0)] CategoryTree Tree, [property: Id(1)] CatalogRefusal? Refusal);
