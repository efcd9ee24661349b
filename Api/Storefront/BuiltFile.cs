using Microsoft.Extensions.Primitives;

namespace Shop.Api.Storefront;

/// <summary>A file of the built web app, with its packed forms where the build made some.</summary>
/// <param name="ContentType">What it is.</param>
/// <param name="ETag">Of its plain bytes.</param>
/// <param name="Plain">As it is.</param>
/// <param name="Brotli">Packed by Brotli.</param>
/// <param name="Gzip">Packed by gzip.</param>
internal sealed record BuiltFile(string ContentType, StringValues ETag, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>The smallest form that a request takes.</summary>
    public (byte[] Bytes, string? Coding) For(HttpRequest request)
    {
        if (Brotli is not null && Caching.ContentCoding.TakesBrotli(request))
        {
            return (Brotli, Caching.ContentCoding.Brotli);
        }

        return Gzip is not null && request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)
            ? (Gzip, "gzip")
            : (Plain, null);
    }
}
