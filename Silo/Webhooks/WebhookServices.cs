using Shop.Hosting.Keys;
using Shop.Hosting.Settings;
using Shop.Hosting.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>Registers what delivers webhooks.</summary>
public static class WebhookServices
{
    /// <summary>Adds it.</summary>
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<WebhookSettings, WebhookSettingsValidator>(WebhookSettings.Section);
        builder.AddKeyRing();
        builder.Services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookQueue>().AddSingleton<WebhookClient>().AddHostedService<WebhookSending>();
    }
}
