using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Shop.Catalog;

/// <inheritdoc cref="IProductPagesGrain"/>
[StatelessWorker(MaxLocalWorkers)]
internal sealed class ProductPagesGrain(ICatalogStore store) : Grain, IProductPagesGrain
{
    // Exports are few, and must leave the store to shoppers.
    private const int MaxLocalWorkers = 2;

    /// <inheritdoc/>
    public async Task<ImmutableArray<ProductDocument>> Page(ProductId after, int limit) =>
        [.. (await store.PageAsync(after, Math.Clamp(limit, 1, IProductPagesGrain.LimitMax), CancellationToken.None)).Select(static one => one.Document)];
}
