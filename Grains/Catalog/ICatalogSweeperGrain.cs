namespace Shop.Catalog;

/// <summary>Finishes changes of the catalog that a crash left; its only key is <see cref="Key"/>.</summary>
[Alias("shop.catalog.ICatalogSweeperGrain")]
public interface ICatalogSweeperGrain : IGrainWithStringKey
{
    /// <summary>The key of the one there is.</summary>
    const string Key = "catalog-sweeper";

    /// <summary>
    /// Has every subject settle whose changes are older than a few seconds, and tells how many there were. Silos ask for it every
    /// few seconds; when they ask more often than that it does nothing.
    /// </summary>
    [Alias("Sweep")]
    Task<int> Sweep();
}
