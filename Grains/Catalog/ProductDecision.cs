namespace Shop.Catalog;

/// <summary>What becomes of a command.</summary>
/// <param name="Document">What is to be stored; null where nothing is.</param>
/// <param name="Refusal">Why not.</param>
internal readonly record struct ProductDecision(ProductDocument? Document, CatalogRefusal? Refusal);
