using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Carts;

/// <summary>
/// Carts as JSON, byte for byte as any other answer, but written by hand: a cart is the answer to each of its changes, and reflection
/// took as long as a line of the database's work. The products' text is made once a change of the product instead of once a line of
/// every cart.
/// </summary>
internal sealed class CartJson
{
    // Eight lines; a larger cart lets it grow.
    private const int BytesUsually = 4 * 1024;

    // What a thread keeps for its next cart: beyond that a rare giant would stay in memory for good.
    private const int BytesKeptMax = 64 * 1024;

    private static readonly MoneyJsonConverter _money = new();

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly JsonSerializerOptions _plain;
    private readonly JsonWriterOptions _writing;

    /// <summary>As the API writes everything.</summary>
    public CartJson(IOptions<JsonOptions> json)
    {
        _plain = json.Value.SerializerOptions;
        _writing = new JsonWriterOptions { Encoder = _plain.Encoder, SkipValidation = true };
    }

    /// <summary>The JSON in UTF-8.</summary>
    public byte[] Write(CartAnswer cart)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(BytesUsually);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, _writing))
        {
            WriteCart(writer, cart);
        }

        _buffer = buffer.Capacity > BytesKeptMax ? null : buffer;
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteCart(Utf8JsonWriter writer, CartAnswer cart)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, cart.Id.Value);
        writer.WriteStartArray("lines"u8);
        foreach (var line in cart.Lines)
        {
            WriteLine(writer, line);
        }

        writer.WriteEndArray();
        WriteMoney(writer, "subtotal"u8, cart.Subtotal);
        WriteRare(writer, "discounts"u8, cart.Discounts);
        WriteMoney(writer, "shipping"u8, cart.Shipping);
        WriteMoney(writer, "tax"u8, cart.Tax);
        if (cart.TaxIncluded is { } isIncluded)
        {
            writer.WriteBoolean("taxIncluded"u8, isIncluded);
        }

        WriteMoney(writer, "total"u8, cart.Total);
        WriteRare(writer, "problems"u8, cart.Problems);
        writer.WriteNumber("version"u8, cart.Version);
        writer.WriteEndObject();
    }

    private void WriteLine(Utf8JsonWriter writer, CartLineAnswer line)
    {
        writer.WriteStartObject();
        writer.WriteString("sku"u8, line.Sku.Value);
        writer.WriteNumber("quantity"u8, line.Quantity);
        WriteMoney(writer, "unitPrice"u8, line.UnitPrice);
        WriteMoney(writer, "subtotal"u8, line.Subtotal);
        if (line.Product is { } product)
        {
            writer.WritePropertyName("product"u8);
            writer.WriteRawValue(product.Json ??= JsonSerializer.SerializeToUtf8Bytes(product, _plain), skipInputValidation: true);
        }

        if (line.Availability is { } availability)
        {
            writer.WritePropertyName("availability"u8);
            JsonSerializer.Serialize(writer, availability, _plain);
        }

        writer.WriteEndObject();
    }

    private void WriteMoney(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Money? money)
    {
        if (money is { } amount)
        {
            writer.WritePropertyName(name);
            _money.Write(writer, amount, _plain);
        }
    }

    private void WriteRare<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> items)
    {
        writer.WritePropertyName(name);
        if (items.Count > 0)
        {
            JsonSerializer.Serialize(writer, items, _plain);
            return;
        }

        writer.WriteStartArray();
        writer.WriteEndArray();
    }
}
