using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Api.Paging;

/// <summary>
/// Where the next page of a list begins: behind the item with this key and id. Pages stay right while the list changes, and the
/// hundredth costs what the first does ("keyset pagination").
/// </summary>
/// <param name="Key">What the list is sorted by, of the last item.</param>
/// <param name="Id">Its id, for items with the same key.</param>
public readonly record struct Cursor(long Key, Guid Id)
{
    private const int PayloadLength = sizeof(long) + 16;

    // Against typing errors and cursors of another list, not against people: a cursor holds nothing that they may not know, and
    // all of its values are valid.
    private const int CheckLength = 6;

    /// <summary>The cursor as clients have it: opaque, 40 characters that need no encoding in addresses.</summary>
    /// <param name="scope">Which list it is of: all that decides what is in it and in which order.</param>
    public string Encode(string scope)
    {
        Span<byte> bytes = stackalloc byte[PayloadLength + CheckLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        Check(bytes[..PayloadLength], scope).CopyTo(bytes[PayloadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads one of the same list; false for anything else.</summary>
    public static bool TryDecode([NotNullWhen(true)] string? text, string scope, out Cursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[PayloadLength + CheckLength];
        if (text is null
            || text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var length)
            || length != bytes.Length
            || !bytes[PayloadLength..].SequenceEqual(Check(bytes[..PayloadLength], scope)))
        {
            return false;
        }

        cursor = new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[sizeof(long)..PayloadLength], bigEndian: true));
        return true;
    }

    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> payload, string scope) =>
        SHA256.HashData([.. payload, .. Encoding.UTF8.GetBytes(scope)]).AsSpan(0, CheckLength);
}
