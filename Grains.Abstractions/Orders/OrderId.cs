using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Orders;

/// <summary>
/// Names an order: <c>order-</c> and 32 small hexadecimal digits, 74 bits of them random, so that nobody guesses another's.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.orders.OrderId")]
[JsonConverter(typeof(OrderIdJsonConverter))]
public readonly record struct OrderId
{
    private const string Prefix = "order-";

    [Id(0)]
    private readonly string? _value;

    private OrderId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>The number in it.</summary>
    /// <exception cref="InvalidOperationException">It is the default value.</exception>
    public Guid Number => _value is null ? throw new InvalidOperationException("There is no id.") : IdText.NumberIn(_value);

    /// <summary>The one of this number.</summary>
    public static OrderId Of(Guid number) => new(IdText.Of(Prefix, number));

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static OrderId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static OrderId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "order", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrderId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new OrderId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
