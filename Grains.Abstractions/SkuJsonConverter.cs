using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>A <see cref="Sku"/> as a JSON string; <see cref="JsonException"/> where it breaks the rules.</summary>
public sealed class SkuJsonConverter : JsonConverter<Sku>
{
    /// <inheritdoc/>
    public override Sku Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Sku.TryParse(reader.GetString(), out var sku)
            ? sku
            : throw new JsonException("This is no SKU.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Sku value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
