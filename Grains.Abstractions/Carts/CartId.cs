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

    [Id(0)]
    private readonly string? _value;

    private CartId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static CartId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static CartId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "cart", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CartId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new CartId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
