using System.Buffers;

namespace Shop;

/// <summary>
/// The text of the shop's own ids: a prefix that says of what, and the 32 small hexadecimal digits of a UUID. Opaque to clients.
/// </summary>
internal static class IdText
{
    private const int Digits = 32;

    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A new one; newer ones sort behind (UUIDv7, RFC 9562).</summary>
    public static string New(string prefix, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Of(prefix, Guid.CreateVersion7(time.GetUtcNow()));
    }

    /// <summary>The one of this number.</summary>
    public static string Of(string prefix, Guid number) => prefix + number.ToString("N");

    /// <summary>The number in one.</summary>
    public static Guid NumberIn(string text) => Guid.ParseExact(text.AsSpan(text.Length - Digits), "N");

    /// <summary>Whether it is one with this prefix.</summary>
    public static bool IsOne(string? text, string prefix) => text?.Length == prefix.Length + Digits
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && !text.AsSpan(prefix.Length).ContainsAnyExcept(_digits);

    /// <summary>What reading says of a text that isn't one.</summary>
    public static FormatException Wrong(string? text, string what, string prefixes) =>
        new($"'{text}' is no {what}'s id: {prefixes} and {Digits} small hexadecimal digits.");
}
