using Orleans.Concurrency;

namespace Shop.Catalog;

/// <summary>
/// One product; its key is a <see cref="ProductId"/>. It is the one writer of the product's document, and holds it in memory with
/// its availability. What an answer shows is stored. Where a write's outcome isn't known the call throws, and it may be repeated
/// with the same operation id.
/// </summary>
[Alias("shop.catalog.IProductGrain")]
public interface IProductGrain : IGrainWithStringKey
{
    /// <summary>The product as it is; null where there is none. Archived ones are shown: who may see them is the caller's to judge.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Read")]
    Task<ProductView?> Read();

    /// <summary>
    /// The product as it is, or null where its version is <paramref name="knownVersion"/> (0: nothing is known; null then means
    /// that there is no such product). For the next <see cref="CatalogLimits.WatchLease"/> the observer is told of changes; who
    /// watches on calls again before that.
    /// </summary>
    [AlwaysInterleave, Alias("Watch")]
    Task<ProductView?> Watch(IProductObserver observer, long knownVersion);

    /// <summary>Writes the product.</summary>
    [Alias("Put")]
    Task<ProductWrite> Put(PutProduct command);

    /// <summary>
    /// A stock of one of its variants has changed; from the stock's grain, after its commit. Told late or twice it changes nothing,
    /// and one that gets lost is made up for by the next.
    /// </summary>
    [OneWay, AlwaysInterleave, Alias("StockChanged")]
    Task StockChanged(StockLevel level);

    /// <summary>
    /// Finishes what an earlier activation began and a crash left: reads the document again, settles the change log, and brings
    /// the search projection up to date. Changes nothing where nothing was left.
    /// </summary>
    [Alias("Settle")]
    Task Settle();
}
