namespace Shop.Catalog;

/// <summary>A product as it is stored.</summary>
/// <param name="Document">What it is.</param>
/// <param name="Change">The <see cref="CatalogChange.Id"/> of the change that made it so: which of two rivals wrote this version.</param>
public sealed record StoredProduct(ProductDocument Document, Guid Change);
