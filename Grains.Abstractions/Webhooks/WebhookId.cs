using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Webhooks;

/// <summary>Names a place that is told of what happens: <c>webhook-</c> and 32 small hexadecimal digits.</summary>
[JsonConverter(typeof(WebhookIdJsonConverter))]
public readonly record struct WebhookId
{
    private const string Prefix = "webhook-";

    private readonly string? _value;

    private WebhookId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>The one that this operation asks for: always the same, so that a repeat makes no second one.</summary>
    public static WebhookId Of(OperationId operation) => new(IdText.Of(Prefix, operation.Value));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static WebhookId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "webhook", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WebhookId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new WebhookId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
