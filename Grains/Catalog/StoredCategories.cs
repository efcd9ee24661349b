namespace Shop.Catalog;

/// <summary>The categories as they are stored.</summary>
/// <param name="Tree">What they are.</param>
/// <param name="Change">The <see cref="CatalogChange.Id"/> of the change that made them so; empty before the first.</param>
public sealed record StoredCategories(CategoryTree Tree, Guid Change);
