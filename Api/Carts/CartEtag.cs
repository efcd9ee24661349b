using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Shop.Api.Carts;

/// <summary>
/// A cart's ETag: its version, and a hash of what is shown, which prices and stocks change too. <c>If-None-Match</c> compares all
/// of it, <c>If-Match</c> the version: a price that changes meanwhile is no reason to refuse a change of the cart.
/// </summary>
internal static class CartEtag
{
    private const int HashBytes = 8;

    // What no cart has: a change that depends on it is refused.
    private const long Impossible = -1;

    /// <summary>The tag of a cart as it is shown.</summary>
    public static string Of(long version, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"\"{version}-{Convert.ToHexStringLower(hash[..HashBytes])}\"";
    }

    /// <summary>
    /// The version that a change depends on; null where it depends on none. Of several tags none is taken: no client has two.
    /// </summary>
    public static long? ExpectedCartVersion(this HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
        {
            return context.Request.Headers.IfMatch.Count == 0 ? null : Impossible;
        }

        return tags is [var tag] ? tag.Equals(EntityTagHeaderValue.Any) ? null : VersionOf(tag) : Impossible;
    }

    private static long VersionOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('-');
        return !tag.IsWeak && end > 0 && long.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Impossible;
    }
}
