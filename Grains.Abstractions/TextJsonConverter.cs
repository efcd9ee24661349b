using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>A typed id as a JSON string; <see cref="RefusedValueException"/> where the text is none.</summary>
/// <typeparam name="T">The id.</typeparam>
public abstract class TextJsonConverter<T> : JsonConverter<T>
    where T : struct
{
    /// <summary>What it is, for the error: "checkout's id".</summary>
    protected abstract string What { get; }

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new RefusedValueException($"This is no {What}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <summary>Reads one.</summary>
    protected abstract bool TryParse(string? text, out T value);
}
