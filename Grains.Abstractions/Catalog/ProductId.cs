using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>
/// Names a product: <c>prod-</c> and 32 small hexadecimal digits. It is the key of its <see cref="IProductGrain"/>; with the
/// prefix, storage never takes it for a number or a Guid.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductId")]
[JsonConverter(typeof(ProductIdJsonConverter))]
public readonly record struct ProductId : IComparable<ProductId>
{
    private const string Prefix = "prod-";

    [Id(0)]
    private readonly string? _value;

    private ProductId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the left one sorts before the right one, as the database sorts them (by their bytes).</summary>
    public static bool operator <(ProductId left, ProductId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one sorts behind the right one.</summary>
    public static bool operator >(ProductId left, ProductId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one doesn't sort behind the right one.</summary>
    public static bool operator <=(ProductId left, ProductId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one doesn't sort before the right one.</summary>
    public static bool operator >=(ProductId left, ProductId right) => left.CompareTo(right) >= 0;

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static ProductId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>
    /// The one of the product that this operation makes: always the same, so that a repeat of it makes no second product.
    /// </summary>
    public static ProductId Of(OperationId operation) => new(IdText.Of(Prefix, operation.Value));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static ProductId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "product", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProductId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new ProductId(text!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    public int CompareTo(ProductId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
