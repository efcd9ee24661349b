using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Customers;

/// <summary>
/// Names who shops, as the owner of carts, checkouts, orders and idempotency keys: <c>guest-</c> or <c>customer-</c> and 32 small
/// hexadecimal digits. A session only speaks for a shopper; it is never the owner of anything.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.customers.ShopperId"), JsonConverter(typeof(ShopperIdJsonConverter))]
public readonly record struct ShopperId
{
    private const string GuestPrefix = "guest-";
    private const string CustomerPrefix = "customer-";

    [Id(0)]
    private readonly string? _value;

    private ShopperId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nobody.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether it is somebody without an account.</summary>
    public bool IsGuest => Value.StartsWith(GuestPrefix, StringComparison.Ordinal);

    /// <summary>The account's own id; null for a guest.</summary>
    public Guid? Customer => Value.StartsWith(CustomerPrefix, StringComparison.Ordinal) ? Number : null;

    /// <summary>The number in it; null for the default value.</summary>
    public Guid? Number => Value.Length > 0 ? IdText.NumberIn(Value) : null;

    /// <summary>Whether this is <paramref name="owner"/>, or the account that the guest has become by registering: it has the same number.</summary>
    public bool IsOrWas(ShopperId owner) => this == owner || (owner.IsGuest && Customer is { } number && owner.Number == number);

    /// <summary>A new guest; newer ones sort behind (UUIDv7).</summary>
    public static ShopperId NewGuest(TimeProvider time) => new(IdText.New(GuestPrefix, time));

    /// <summary>The guest of this number.</summary>
    public static ShopperId OfGuest(Guid number) => new(IdText.Of(GuestPrefix, number));

    /// <summary>The shopper that an account is.</summary>
    public static ShopperId OfCustomer(Guid account) => new(IdText.Of(CustomerPrefix, account));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static ShopperId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw IdText.Wrong(text, "shopper", $"{GuestPrefix} or {CustomerPrefix}");

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ShopperId id)
    {
        var isValid = IdText.IsOne(text, GuestPrefix) || IdText.IsOne(text, CustomerPrefix);
        id = isValid ? new ShopperId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
