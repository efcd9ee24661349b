using Microsoft.Extensions.Primitives;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>A product as this process answers it: the view that its grain told, and the ready-made bytes of its JSON.</summary>
public sealed class ProductEntry
{
    private ReadyBody? _packed;

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

    /// <summary>The same packed by Brotli, once, when the first request wants it so.</summary>
    public ReadyBody Packed => _packed ??= Body.Pack();
}
