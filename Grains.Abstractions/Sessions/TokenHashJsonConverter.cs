using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>A <see cref="TokenHash"/> as a JSON string; empty where there is none.</summary>
public sealed class TokenHashJsonConverter : JsonConverter<TokenHash>
{
    /// <inheritdoc/>
    public override TokenHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return string.IsNullOrEmpty(text) ? default : TokenHash.TryParse(text, out var hash)
            ? hash
            : throw new RefusedValueException("This is no hash of a token.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TokenHash value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
