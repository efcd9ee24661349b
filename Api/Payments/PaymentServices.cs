using Shop.Hosting.Settings;

namespace Shop.Api.Payments;

/// <summary>Registers what events of payment providers need.</summary>
public static class PaymentServices
{
    /// <summary>Adds it.</summary>
    public static void AddPayments(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<PaymentWebhookSettings, PaymentWebhookSettingsValidator>(PaymentWebhookSettings.Section);
        builder.Services.AddSingleton<PaymentEvents>();
    }
}
