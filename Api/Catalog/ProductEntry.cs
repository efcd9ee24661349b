using Microsoft.Extensions.Primitives;
using Shop.Api.Carts;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>A product as this process answers it: the view that its grain told, and the ready-made bytes of its JSON.</summary>
public sealed class ProductEntry
{
    private ReadyBody? _packed;
    private Dictionary<Sku, SoldThing?>? _things;

    /// <summary>Makes the bytes.</summary>
    public ProductEntry(ProductView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        View = view;
        Body = ReadyBody.Of(ProductJson.Write(view));
    }

    /// <summary>What the grain told.</summary>
    public ProductView View { get; }

    /// <summary>The answer's body, UTF-8.</summary>
    public ReadyBody Body { get; }

    /// <summary>Whether it has a variant of this SKU.</summary>
    public bool Has(Sku sku) => Things.ContainsKey(sku);

    /// <summary>What is sold under one of its SKUs; null where nothing is. Made once a change, for all carts that hold it.</summary>
    public SoldThing? Sold(Sku sku) => Things.GetValueOrDefault(sku);

    private Dictionary<Sku, SoldThing?> Things => _things ??= View.Document.Variants.ToDictionary(static one => one.Sku, one => SoldThing.Of(View, one.Sku));

    /// <summary>The same packed by Brotli, once, when the first request wants it so.</summary>
    public ReadyBody Packed => _packed ??= Body.Pack();
}
