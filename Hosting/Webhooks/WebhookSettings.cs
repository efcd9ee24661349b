using Microsoft.Extensions.Options;

namespace Shop.Hosting.Webhooks;

/// <summary>Where webhooks may go: section <c>Webhooks</c>, the same for silos and Apis.</summary>
public sealed class WebhookSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Webhooks";

    /// <summary>
    /// Whether they may go into the private network, and by plain HTTP to this machine: for development, and for partners who are reached by
    /// a network of one's own. Otherwise whoever may set an address could have the shop call what only the shop reaches.
    /// </summary>
    public bool AllowPrivate { get; set; }
}

/// <summary>Accepts any <see cref="WebhookSettings"/>: there is no rule but that the value is one.</summary>
public sealed class WebhookSettingsValidator : IValidateOptions<WebhookSettings>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WebhookSettings options) => ValidateOptionsResult.Success;
}
