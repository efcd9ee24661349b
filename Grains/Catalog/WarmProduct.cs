using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>
/// A product as its grain keeps it: the document as JSON in UTF-8, a third of what it weighs as objects, since most products are
/// looked at far less often than they are kept.
/// </summary>
internal sealed class WarmProduct
{
    // Below the document's version there is room for 10^12 changes of its stocks, and above it for 8 million of the document.
    private const int StockBits = 40;

    private readonly byte[] _document;
    private readonly StockLevel[] _levels;
    private long _stockVersion;

    // One that is asked for all the time is read once between two collections of garbage, and no other weighs more for it.
    private WeakReference<ProductDocument>? _read;

    /// <summary>The product with the levels of its variants' stocks, in their order.</summary>
    public WarmProduct(StoredProduct stored, IEnumerable<StockLevel> levels)
    {
        _document = CatalogJson.Serialize(stored.Document);
        _levels = [.. levels];
        DocumentVersion = stored.Document.Version;
        Change = stored.Change;
        _stockVersion = VersionOfLevels();
    }

    /// <summary>The document's version.</summary>
    public long DocumentVersion { get; }

    /// <summary>The change that made it.</summary>
    public Guid Change { get; }

    /// <summary>The version of <see cref="View"/>.</summary>
    public long Version => (DocumentVersion << StockBits) + _stockVersion;

    /// <summary>The stock of one of its variants; null where none has that SKU.</summary>
    public StockLevel? LevelOf(Sku sku)
    {
        var index = IndexOf(sku);
        return index < 0 ? null : _levels[index];
    }

    /// <summary>
    /// Takes over a level, unless a newer one is known, and tells whether shoppers see a difference. The version rises only then.
    /// </summary>
    public bool Update(StockLevel level)
    {
        var index = IndexOf(level.Sku);
        if (index < 0 || _levels[index].Version >= level.Version)
        {
            return false;
        }

        var before = Availability.Of(_levels[index].Available, allowBackorder: false);
        _levels[index] = level with { Sku = _levels[index].Sku }; // the same text as before: it isn't kept twice
        if (before == Availability.Of(level.Available, allowBackorder: false))
        {
            return false;
        }

        _stockVersion = VersionOfLevels();
        return true;
    }

    /// <summary>The product, as shoppers' and staff's requests are answered from.</summary>
    public ProductView View()
    {
        var document = Document();
        return new ProductView(document, [.. document.Variants.Select(AvailabilityOf)], Version);
    }

    /// <summary>The document, read from its bytes.</summary>
    public ProductDocument Document()
    {
        if (_read is not null && _read.TryGetTarget(out var read))
        {
            return read;
        }

        var document = CatalogJson.Deserialize(_document);
        _read = new WeakReference<ProductDocument>(document);
        return document;
    }

    /// <summary>The product as it is stored.</summary>
    public StoredProduct Stored() => new(Document(), Change);

    private VariantAvailability AvailabilityOf(Variant variant, int index) =>
        new(variant.Sku, Availability.Of(_levels[index].Available, variant.AllowBackorder));

    private long VersionOfLevels() => _levels.Sum(static level => level.Version);

    private int IndexOf(Sku sku) => Array.FindIndex(_levels, level => level.Sku == sku);
}
