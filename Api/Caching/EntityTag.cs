using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Shop.Api.Caching;

/// <summary>Entity tags and the conditions that name them (RFC 9110, 8.8.3 and 13).</summary>
public static class EntityTag
{
    // 96 bits of a hash: two bodies of one address never share them by chance.
    private const int HashBytes = 12;

    /// <summary>A strong tag of a body.</summary>
    public static string OfBytes(ReadOnlyMemory<byte> body) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(body.Span).AsSpan(0, HashBytes))}\"";

    /// <summary>A strong tag of a version.</summary>
    public static string OfVersion(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// Whether the request already has what this tag names (<c>If-None-Match</c>, by weak comparison): then the answer is 304.
    /// </summary>
    public static bool IsKnown(HttpRequest request, StringValues tag)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = request.Headers.IfNoneMatch;
        if (sent.Count == 0)
        {
            return false;
        }

        // Nearly always one tag, as we gave it.
        return (sent.Count == 1 && sent[0] == tag[0])
            || (EntityTagHeaderValue.TryParseList(sent, out var tags)
                && tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == tag[0]));
    }

    /// <summary>
    /// The version that a change may be made from (<c>If-Match</c>, by strong comparison): null where the request doesn't say, or
    /// says <c>*</c>; -1, which no version is, where it names none of <see cref="OfVersion"/>'s.
    /// </summary>
    public static long? ExpectedVersion(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0 || sent.ToString() == EntityTagHeaderValue.Any.Tag)
        {
            return null;
        }

        return EntityTagHeaderValue.TryParse(sent.ToString(), out var tag) && !tag.IsWeak
            && long.TryParse(tag.Tag.AsSpan(1, tag.Tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : -1;
    }
}
