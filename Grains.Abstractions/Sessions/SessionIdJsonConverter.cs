using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>A <see cref="SessionId"/> as a JSON string; <see cref="JsonException"/> where it is none.</summary>
public sealed class SessionIdJsonConverter : JsonConverter<SessionId>
{
    /// <inheritdoc/>
    public override SessionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && SessionId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("This is no session's id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SessionId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
