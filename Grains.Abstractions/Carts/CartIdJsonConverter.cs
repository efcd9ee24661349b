using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>A <see cref="CartId"/> as a JSON string; <see cref="JsonException"/> where it is none.</summary>
public sealed class CartIdJsonConverter : JsonConverter<CartId>
{
    /// <inheritdoc/>
    public override CartId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CartId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("This is no cart's id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CartId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
