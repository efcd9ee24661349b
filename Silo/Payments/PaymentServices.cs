using System.Net.Http.Headers;
using Shop.Hosting.Settings;
using Shop.Payments;

namespace Shop.Silo.Payments;

/// <summary>The payment providers that the shop works with.</summary>
public static class PaymentServices
{
    // A provider answers within a second or two. One that doesn't leaves an unknown outcome, which is asked for again.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(8);

    /// <summary>Adds those that the configuration names.</summary>
    public static void AddPayments(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var test = builder.AddSettings<TestProviderSettings, TestProviderSettingsValidator>(TestProviderSettings.Section);
        if (test.Url.Length == 0)
        {
            return;
        }

        builder.AddSettings<ReconciliationSettings, ReconciliationSettingsValidator>(ReconciliationSettings.Section);
        builder.Services.AddSingleton<ReconciliationStore>();
        builder.Services.AddHostedService<PaymentReconciling>();
        builder.Services.AddHttpClient(TestProviderSettings.Section, client =>
        {
            client.BaseAddress = new Uri(test.Url);
            client.Timeout = _timeout;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", test.ApiKey);
        }).RemoveAllLoggers(); // its addresses hold keys of payments
        builder.Services.AddSingleton<IPaymentProvider>(services => new MeteredProvider(new TestPaymentProvider(
            services.GetRequiredService<IHttpClientFactory>().CreateClient(TestProviderSettings.Section),
            services.GetRequiredService<ILogger<TestPaymentProvider>>())));
    }
}
