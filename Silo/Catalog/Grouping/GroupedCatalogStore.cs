using Shop.Catalog;

namespace Shop.Silo.Catalog.Grouping;

/// <summary>Documents of many grains in one round trip; calls for several at once go their own way.</summary>
internal sealed class GroupedCatalogStore(ICatalogStore store) : ICatalogStore
{
    private readonly GroupedCalls<ProductId, StoredProduct?> _reads =
        new(ids => store.ReadAsync(ids, CancellationToken.None));

    private readonly GroupedCalls<StoredProduct, bool> _writes =
        new(products => store.WriteAsync(products, CancellationToken.None), static product => product.Document.Id);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredProduct?>> ReadAsync(IReadOnlyList<ProductId> ids, CancellationToken cancellationToken) =>
        ids.Count == 1
            ? [await _reads.CallAsync(ids[0]).WaitAsync(cancellationToken)]
            : await store.ReadAsync(ids, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<StoredProduct> products, CancellationToken cancellationToken) =>
        products.Count == 1
            ? [await _writes.CallAsync(products[0]).WaitAsync(cancellationToken)]
            : await store.WriteAsync(products, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredProduct>> PageAsync(ProductId after, int limit, CancellationToken cancellationToken) =>
        store.PageAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredCategories> ReadCategoriesAsync(CancellationToken cancellationToken) => store.ReadCategoriesAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCategoriesAsync(StoredCategories categories, CancellationToken cancellationToken) =>
        store.WriteCategoriesAsync(categories, cancellationToken);
}
