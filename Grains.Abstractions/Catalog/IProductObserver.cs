namespace Shop.Catalog;

/// <summary>Whoever wants to know of a product's changes as they happen; given to <see cref="IProductGrain.Watch"/>.</summary>
[Alias("shop.catalog.IProductObserver")]
public interface IProductObserver : IGrainObserver
{
    /// <summary>
    /// The product has changed. Some twenty times a second at most, with the latest state: what lay between may be left out, and
    /// a call may get lost.
    /// </summary>
    [Alias("Changed")]
    void Changed(ProductView view);

    /// <summary>
    /// The product's grain leaves its silo, and tells nobody anything more: who wants to know on watches the product anew, wherever
    /// it is by then.
    /// </summary>
    [Alias("Left")]
    void Left(ProductId product);
}
