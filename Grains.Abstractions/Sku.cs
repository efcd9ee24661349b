using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>
/// The name of one thing that can be bought (a product's variant): 1–64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c> of ASCII,
/// the first one a letter or digit. Small letters are taken as capitals, so that two spellings are never two stocks.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.Sku")]
[JsonConverter(typeof(SkuJsonConverter))]
public readonly record struct Sku
{
    /// <summary>Longer ones than any merchant's, short enough for keys, paths and labels.</summary>
    public const int MaxLength = 64;

    [Id(0)]
    private readonly string? _value;

    private Sku(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">The text breaks the rules.</exception>
    public static Sku Parse(string text) => TryParse(text, out var sku)
        ? sku
        : throw new FormatException($"A SKU has 1–{MaxLength} letters, digits, '-', '_' and '.', and begins with a letter or digit.");

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sku sku)
    {
        var isValid = text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsAllowed);
        sku = isValid ? new Sku(text!.ToUpperInvariant()) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
}
