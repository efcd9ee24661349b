using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Shop.Api.Caching;

namespace Shop.Api.Catalog;

/// <summary>Bytes that are answered as they are, with the tag that names them.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="ETag">A strong tag: the same in every process, and after every restart; another one for each packing.</param>
/// <param name="Coding">How they are packed; empty where they aren't.</param>
public sealed record ReadyBody(ReadOnlyMemory<byte> Bytes, StringValues ETag, StringValues Coding)
{
    // Packed once a change and sent many times: beyond this the bytes hardly get fewer, and the time grows tenfold.
    private const int Quality = 6;

    private const int WindowBits = 18; // 256 KB, more than a product has

    /// <summary>A body that isn't packed.</summary>
    public static ReadyBody Of(byte[] bytes) => new(bytes, EntityTag.OfBytes(bytes), default);

    /// <summary>The same packed by Brotli.</summary>
    public ReadyBody Pack()
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(Bytes.Length)];
        BrotliEncoder.TryCompress(Bytes.Span, packed, out var length, Quality, WindowBits);
        return new ReadyBody(packed.AsSpan(0, length).ToArray(), $"{ETag.ToString()[..^1]}-br\"", ContentCoding.Brotli);
    }
}
