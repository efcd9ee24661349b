namespace Shop.Catalog;

/// <summary>What became of writing a product.</summary>
/// <param name="Stored">What is stored now; null where the change wasn't written.</param>
/// <param name="Begun">Why not: a repeat, or names that other products have.</param>
internal readonly record struct ProductWriting(StoredProduct? Stored, BegunChange Begun);
