using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>A <see cref="ProductId"/> as a JSON string; <see cref="JsonException"/> where it is none.</summary>
public sealed class ProductIdJsonConverter : JsonConverter<ProductId>
{
    /// <inheritdoc/>
    public override ProductId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ProductId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("This is no product's id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ProductId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
