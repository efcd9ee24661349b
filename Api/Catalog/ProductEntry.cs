using Microsoft.Extensions.Primitives;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>A product as this process answers it: the view that its grain told, and the ready-made bytes of its JSON.</summary>
public sealed class ProductEntry
{
    /// <summary>Makes the bytes.</summary>
    public ProductEntry(ProductView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        View = view;
        Json = ProductJson.Write(view);
        ETag = Caching.EntityTag.OfBytes(Json);
        ContentLength = Json.Length;
    }

    /// <summary>What the grain told.</summary>
    public ProductView View { get; }

    /// <summary>The answer's body, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>A strong tag of the body: the same in every process, and after every restart.</summary>
    public StringValues ETag { get; }

    /// <summary>Bytes of the body.</summary>
    public long ContentLength { get; }
}
