using Orleans.Concurrency;

namespace Shop.Catalog;

/// <summary>
/// One import; its key is an <see cref="ImportId"/>. Its lines were checked, all of them, and staged before it is asked to apply
/// them: from then on it is carried through, whatever fails in between.
/// </summary>
[Alias("shop.catalog.ICatalogImportGrain")]
public interface ICatalogImportGrain : IGrainWithStringKey
{
    /// <summary>Begins to write the lines that aren't written yet, or goes on with it. Asked again while it is at it, it does nothing.</summary>
    [Alias("Apply")]
    Task Apply();
}
