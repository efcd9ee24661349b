using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// How keys are written: integers in upper-case hexadecimal (two's complement), Guids as 32 lower-case digits, a compound
/// key as <c>key+extension</c>.
/// </summary>
public static class GrainIdKeyExtensions
{
    private const byte Plus = (byte)'+';
    private const int LongestIntegerKey = 16;
    private const int GuidKeyLength = 32;

    /// <summary>The key of an integer.</summary>
    public static IdSpan CreateIntegerKey(long key) => CreateIntegerKey(key, default(ReadOnlySpan<byte>));

    /// <summary>The key of an integer with an extension in UTF-8; an empty extension is none.</summary>
    public static IdSpan CreateIntegerKey(long key, ReadOnlySpan<byte> keyExtension)
    {
        Span<byte> digits = stackalloc byte[LongestIntegerKey];
        Utf8Formatter.TryFormat(key, digits, out var length, 'X');
        return Join(digits[..length], keyExtension);
    }

    /// <summary>The key of an integer with an extension; a blank extension is none.</summary>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => CreateIntegerKey(key, Utf8(keyExtension));

    /// <summary>The key of a Guid.</summary>
    public static IdSpan CreateGuidKey(Guid key) => CreateGuidKey(key, default(ReadOnlySpan<byte>));

    /// <summary>The key of a Guid with an extension in UTF-8; an empty extension is none.</summary>
    public static IdSpan CreateGuidKey(Guid key, ReadOnlySpan<byte> keyExtension)
    {
        Span<byte> digits = stackalloc byte[GuidKeyLength];
        Utf8Formatter.TryFormat(key, digits, out _, 'N');
        return Join(digits, keyExtension);
    }

    /// <summary>The key of a Guid with an extension; a blank extension is none.</summary>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => CreateGuidKey(key, Utf8(keyExtension));

    /// <summary>Reads an integer key; false where the key is none.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = SplitAt(grainId.Key.AsSpan(), grainId.Key.AsSpan().IndexOf(Plus), out keyExt);
        return Utf8Parser.TryParse(text, out key, out var read, 'X') && read == text.Length;
    }

    /// <summary>The integer key and its extension. Throws <see cref="ArgumentException"/> where the key is no integer.</summary>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw NotA("an integer", grainId);

    /// <summary>The integer key. Throws <see cref="ArgumentException"/> where the key is no integer.</summary>
    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    /// <summary>Reads a Guid key; false where the key is none.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = grainId.Key.AsSpan();
        var hasExtension = text.Length > GuidKeyLength && text[GuidKeyLength] == Plus;
        text = SplitAt(text, hasExtension ? GuidKeyLength : -1, out keyExt);
        key = default;
        return text.Length == GuidKeyLength && Utf8Parser.TryParse(text, out key, out var read, 'N') && read == GuidKeyLength;
    }

    /// <summary>The Guid key and its extension. Throws <see cref="ArgumentException"/> where the key is no Guid.</summary>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw NotA("a Guid", grainId);

    /// <summary>The Guid key. Throws <see cref="ArgumentException"/> where the key is no Guid.</summary>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static byte[] Utf8(string? extension) => string.IsNullOrWhiteSpace(extension) ? [] : Encoding.UTF8.GetBytes(extension);

    private static IdSpan Join(ReadOnlySpan<byte> key, ReadOnlySpan<byte> extension)
    {
        if (extension.IsEmpty)
        {
            return new(key.ToArray());
        }

        var joined = new byte[key.Length + 1 + extension.Length];
        key.CopyTo(joined);
        joined[key.Length] = Plus;
        extension.CopyTo(joined.AsSpan(key.Length + 1));
        return new(joined);
    }

    private static ReadOnlySpan<byte> SplitAt(ReadOnlySpan<byte> text, int plus, out string? extension)
    {
        extension = plus < 0 ? null : Encoding.UTF8.GetString(text[(plus + 1)..]);
        return plus < 0 ? text : text[..plus];
    }

    private static ArgumentException NotA(string what, GrainId grainId) =>
        new($"The key of {grainId} is not that of {what}.", nameof(grainId));
}
