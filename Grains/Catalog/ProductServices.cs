namespace Shop.Catalog;

/// <summary>What all products' grains of a silo share: one reference in each of them.</summary>
internal sealed class ProductServices(ICatalogStore store, IStockLevels levels, CatalogWriter writer, TimeProvider time)
{
    /// <summary>Writes.</summary>
    public CatalogWriter Writer => writer;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The product as it is stored; null where there is none.</summary>
    public async Task<StoredProduct?> ReadAsync(ProductId id, CancellationToken cancellationToken) =>
        (await store.ReadAsync([id], cancellationToken))[0];

    /// <summary>
    /// The stocks of a document's variants, in their order: those that are <paramref name="known"/> already, and the others read.
    /// </summary>
    public async Task<IReadOnlyList<StockLevel>> LevelsAsync(ProductDocument document, WarmProduct? known)
    {
        var unknown = NotIn(document, known);
        var read = unknown.Length == 0 ? [] : await levels.ReadAsync(unknown, CancellationToken.None);
        var bySku = read.ToDictionary(static level => level.Sku);
        return [.. document.Variants.Select(variant => known?.LevelOf(variant.Sku) ?? bySku[variant.Sku])];
    }

    /// <summary>The stocks of those variants that weren't <paramref name="known"/> before.</summary>
    public async Task<IReadOnlyList<StockLevel>> NewLevelsAsync(ProductDocument document, WarmProduct? known)
    {
        var unknown = NotIn(document, known);
        return unknown.Length == 0 ? [] : await levels.ReadAsync(unknown, CancellationToken.None);
    }

    private static Sku[] NotIn(ProductDocument document, WarmProduct? known) =>
        [.. document.Variants.Select(static variant => variant.Sku).Where(sku => known?.LevelOf(sku) is null)];
}
