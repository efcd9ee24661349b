using Shop.Catalog;

namespace Shop.Inventory;

/// <summary>
/// Keeps stock, holds and the ledger: a port to PostgreSQL, which decides on what it has, under a lock of the stock's row. A
/// caller's memory is never what is decided on.
/// </summary>
public interface IStockStore
{
    /// <summary>How much there is; nothing, at version 0, where the thing has no stock.</summary>
    Task<StockCount> ReadAsync(Sku sku, CancellationToken cancellationToken);

    /// <summary>The product that the thing is a variant of; null where it is none's.</summary>
    Task<ProductId?> ProductOfAsync(Sku sku, CancellationToken cancellationToken);

    /// <summary>
    /// Carries the batch out, all of it or nothing, in one round trip. What happened where it throws is unknown, unless it says
    /// otherwise; the batch may be repeated.
    /// </summary>
    Task<StockBatchResult> ApplyAsync(Sku sku, StockBatch batch, CancellationToken cancellationToken);
}
