using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Customers;

/// <summary>A <see cref="ShopperId"/> as a JSON string; <see cref="JsonException"/> where it is none.</summary>
public sealed class ShopperIdJsonConverter : JsonConverter<ShopperId>
{
    /// <inheritdoc/>
    public override ShopperId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ShopperId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("This is no shopper's id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ShopperId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
