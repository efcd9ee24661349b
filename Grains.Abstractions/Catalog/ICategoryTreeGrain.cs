using Orleans.Concurrency;

namespace Shop.Catalog;

/// <summary>The categories; its only key is <see cref="Key"/>. What an answer shows is stored.</summary>
[Alias("shop.catalog.ICategoryTreeGrain")]
public interface ICategoryTreeGrain : IGrainWithStringKey
{
    /// <summary>The key of the one tree.</summary>
    const string Key = "category-tree";

    /// <summary>All categories.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Read")]
    Task<CategoryTree> Read();

    /// <summary>Replaces all categories.</summary>
    [Alias("Put")]
    Task<CategoriesWrite> Put(PutCategories command);

    /// <summary>Finishes what an earlier activation began and a crash left; see <see cref="IProductGrain.Settle"/>.</summary>
    [Alias("Settle")]
    Task Settle();
}
