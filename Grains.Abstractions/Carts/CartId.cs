using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>
/// Names a cart: <c>cart-</c> and 32 small hexadecimal digits. It is the key of its <see cref="ICartGrain"/>; with the prefix,
/// storage never takes it for a number or a Guid.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.carts.CartId"), JsonConverter(typeof(CartIdJsonConverter))]
public readonly record struct CartId
{
    private const string Prefix = "cart-";
    private const int Digits = 32;

    [Id(0)]
    private readonly string? _value;

    private CartId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static CartId New(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new CartId(Prefix + Guid.CreateVersion7(time.GetUtcNow()).ToString("N"));
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static CartId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is no cart's id: {Prefix} and {Digits} small hexadecimal digits.");

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CartId id)
    {
        var isValid = text?.Length == Prefix.Length + Digits
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower);
        id = isValid ? new CartId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
