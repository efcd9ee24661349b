using System.Text.Json;

namespace Shop.Silo.Webhooks;

/// <summary>
/// What a delivery says: <c>{ id, type, time, data: { orderId, number, status, total, amount?, refund?, fulfilment? } }</c>. It is made of what was
/// stored with the event, and so is the same for every attempt. Nobody's name or address is in it: whoever needs those asks the API.
/// </summary>
internal static class WebhookBody
{
    // Words of a story's line that say what a partner needs; who did it, and why, is the shop's own affair.
    private static readonly string[] _details = ["refund", "fulfilment"];

    /// <summary>The body, as UTF-8.</summary>
    public static byte[] Of(WebhookDelivery delivery)
    {
        using var stored = JsonDocument.Parse(delivery.Data);
        var data = stored.RootElement;
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("id", delivery.Event);
            json.WriteString("type", delivery.Type);
            json.WriteString("time", data.GetProperty("at").GetDateTimeOffset().UtcDateTime);
            json.WriteStartObject("data");
            foreach (var name in (ReadOnlySpan<string>)["orderId", "number", "status"])
            {
                json.WriteString(name, data.GetProperty(name).GetString());
            }

            var total = new Money(data.GetProperty("total").GetInt64(), Currency.Parse(data.GetProperty("currency").GetString()!));
            WriteMoney(json, "total", total.Amount, total.Currency.Code);
            WriteDetails(json, data.GetProperty("details"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void WriteDetails(Utf8JsonWriter json, JsonElement details)
    {
        // As stories say it: "19.99 USD".
        if (details.TryGetProperty("amount", out var amount) && amount.GetString()!.Split(' ') is [var number, var currency])
        {
            WriteMoney(json, "amount", number, currency);
        }

        foreach (var name in _details)
        {
            if (details.TryGetProperty(name, out var detail))
            {
                json.WriteString(name, detail.GetString());
            }
        }
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, string amount, string currency)
    {
        json.WriteStartObject(name);
        json.WriteString("amount", amount);
        json.WriteString("currency", currency);
        json.WriteEndObject();
    }
}
