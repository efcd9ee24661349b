using Microsoft.Net.Http.Headers;

namespace Shop.Api.Caching;

/// <summary>Which packing of a body a request takes (RFC 9110, 12.5.3), of those that are at hand.</summary>
public static class ContentCoding
{
    /// <summary>Brotli.</summary>
    public const string Brotli = "br";

    private const string Quality = "q=";

    /// <summary>Whether the request takes Brotli, as all browsers do.</summary>
    public static bool TakesBrotli(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = request.Headers.AcceptEncoding;
        if (sent.Count == 0)
        {
            return false;
        }

        // Nearly always "gzip, deflate, br": only where qualities are given it takes reading.
        var text = sent.ToString();
        return text.Contains(Brotli, StringComparison.OrdinalIgnoreCase)
            && (!text.Contains(Quality, StringComparison.OrdinalIgnoreCase)
                || (StringWithQualityHeaderValue.TryParseList(sent, out var codings)
                    && codings.Any(static one => one.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0)));
    }
}
