using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

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

    [Id(0)]
    private readonly string? _value;

    private CheckoutId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static CheckoutId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>The one of the checkout that this operation asks for: always the same, so that a repeat makes no second one.</summary>
    public static CheckoutId Of(OperationId operation) => new(IdText.Of(Prefix, operation.Value));

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
