using System.Collections.Frozen;
using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>
/// Which stocks have pieces in their parts, as this silo knows it: read anew every second. It spares those who want a piece a way, and
/// decides nothing: a part that has none sends them on, and the whole gives away what the parts have.
/// </summary>
public sealed class SpreadStock
{
    private volatile FrozenDictionary<Sku, int> _parts = FrozenDictionary<Sku, int>.Empty;

    /// <summary>Takes over what was read: the things, and into how many parts each is divided.</summary>
    public void Set(IEnumerable<KeyValuePair<Sku, int>> parts) => _parts = parts.ToFrozenDictionary();

    /// <summary>The part that a checkout is to ask for this thing; null for the whole.</summary>
    public int? PartFor(Sku sku, CheckoutId checkout) => _parts.TryGetValue(sku, out var parts) ? StockPartKey.PartFor(checkout, parts) : null;
}
