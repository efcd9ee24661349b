namespace Shop.Webhooks;

/// <summary>A <see cref="WebhookId"/> as a JSON string.</summary>
public sealed class WebhookIdJsonConverter : TextJsonConverter<WebhookId>
{
    /// <inheritdoc/>
    protected override string What => "webhook's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out WebhookId value) => WebhookId.TryParse(text, out value);
}
