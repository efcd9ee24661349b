using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>
/// <see cref="Money"/> as <c>{ "amount": "19.99", "currency": "USD" }</c>: the amount as text, never a JSON number, which many
/// readers turn into a float. <see cref="RefusedValueException"/> for anything else, also for a member more.
/// </summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    private const string AmountName = "amount";
    private const string CurrencyName = "currency";

    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new RefusedValueException("Money is an object with an amount and a currency.");
        }

        string? amount = null, code = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref var member = ref code;
            if (reader.ValueTextEquals(AmountName))
            {
                member = ref amount;
            }
            else if (!reader.ValueTextEquals(CurrencyName))
            {
                throw new RefusedValueException("Money has an amount and a currency, and nothing else.");
            }

            reader.Read();
            member = reader.TokenType == JsonTokenType.String && member is null
                ? reader.GetString()
                : throw new RefusedValueException("Money's amount and currency are texts, each there once.");
        }

        return Currency.TryParse(code, out var currency) && Money.TryParse(amount, currency, out var money)
            ? money
            : throw new RefusedValueException("Money needs an amount such as \"19.99\", with no more digits than the currency has, and a currency of ISO 4217.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString(AmountName, value.Amount);
        writer.WriteString(CurrencyName, value.Currency.Code);
        writer.WriteEndObject();
    }
}
