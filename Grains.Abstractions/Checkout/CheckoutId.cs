using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Shop.Carts;

namespace Shop.Checkout;

/// <summary>
/// Names a checkout: <c>checkout-</c> and 32 small hexadecimal digits. It is the key of the checkout's grain, and what holds of
/// stock belong to.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.checkout.CheckoutId")]
[JsonConverter(typeof(CheckoutIdJsonConverter))]
public readonly record struct CheckoutId
{
    private const string Prefix = "checkout-";

    // Milliseconds since 1970, as UUIDv7 has them.
    private const int MomentBytes = 6;

    [Id(0)]
    private readonly string? _value;

    private CheckoutId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static CheckoutId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>
    /// The one of the checkout of this cart that the operation asks for: always the same, so that a repeat makes no second one. It begins
    /// with the cart's moment (UUIDv7, RFC 9562), and 80 bits follow from the operation: what a sale writes stands side by side in every
    /// index by checkouts. By a hash alone each of its rows would be somewhere among all that was ever sold.
    /// </summary>
    public static CheckoutId Of(OperationId operation, CartId cart)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> begun = stackalloc byte[16];
        operation.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        IdText.NumberIn(cart.Value).TryWriteBytes(begun, bigEndian: true, out _);
        begun[..MomentBytes].CopyTo(bytes);
        return new(IdText.Of(Prefix, new Guid(bytes, bigEndian: true)));
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static CheckoutId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "checkout", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CheckoutId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new CheckoutId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
