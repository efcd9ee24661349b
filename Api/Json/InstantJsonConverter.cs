using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Api.Json;

/// <summary>
/// A point in time as RFC 3339 text. It is written in UTC with <c>Z</c> and as many digits of a second as it has; read with any
/// offset, but never without one: a time of nobody knows where is an error.
/// </summary>
public sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    private static readonly string[] _forms = [Form, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateTimeOffset.TryParseExact(
            reader.GetString(), _forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new RefusedValueException("This is no time as RFC 3339 has it, with its offset: 2026-01-31T12:00:00Z.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }
}
