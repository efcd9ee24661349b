using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Shop.Catalog;

/// <summary>Goes through all products, as they are stored; its only key is <see cref="Key"/>.</summary>
[Alias("shop.catalog.IProductPagesGrain")]
public interface IProductPagesGrain : IGrainWithStringKey
{
    /// <summary>The key of the one there is.</summary>
    const string Key = "product-pages";

    /// <summary>Products of a page at most: some 300 KB in one message.</summary>
    const int LimitMax = 100;

    /// <summary>The products behind this id, in the order of their ids.</summary>
    /// <param name="after">The last one of the page before; the default value for the first page.</param>
    /// <param name="limit">1–<see cref="LimitMax"/>.</param>
    [ReadOnly, Alias("Page")]
    Task<ImmutableArray<ProductDocument>> Page(ProductId after, int limit);
}
