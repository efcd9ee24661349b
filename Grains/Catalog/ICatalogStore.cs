namespace Shop.Catalog;

/// <summary>
/// Keeps the catalog's documents: a port, since they may be in PostgreSQL or in MongoDB. It fences writers by versions: what
/// stands in it is decided by whoever writes a version first, and nobody's write is lost unnoticed.
/// </summary>
/// <remarks>All of its methods throw where the store can't be reached; what a write did then is unknown.</remarks>
public interface ICatalogStore
{
    /// <summary>The products of these ids, in their order, also where an id stands there twice; null where there is none.</summary>
    Task<IReadOnlyList<StoredProduct?>> ReadAsync(IReadOnlyList<ProductId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Writes each product whose stored version is one below the document's (none, where that is 1), and tells which were
    /// written. One that isn't leaves the others alone. An id stands there once.
    /// </summary>
    Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<StoredProduct> products, CancellationToken cancellationToken);

    /// <summary>The products behind this id in the order of their ids, <paramref name="limit"/> at most.</summary>
    /// <param name="after">The last one of the page before; the default value for the first page.</param>
    /// <param name="limit">1–1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<StoredProduct>> PageAsync(ProductId after, int limit, CancellationToken cancellationToken);

    /// <summary>The categories; the empty tree before the first write.</summary>
    Task<StoredCategories> ReadCategoriesAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the categories where the stored version is one below the tree's, and tells whether it did.</summary>
    Task<bool> WriteCategoriesAsync(StoredCategories categories, CancellationToken cancellationToken);
}
