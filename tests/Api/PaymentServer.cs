using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Shop.Runtime.Testing.Network;
using Shop.TestPayments;

namespace Shop.Api.Tests;

/// <summary>The test payment provider as it runs, on a loopback port of its own; its books are beside the shop's tables.</summary>
internal sealed class PaymentServer : IAsyncDisposable
{
    public const string ApiKey = "an-api-key-of-thirty-two-characters";
    public const string WebhookSecret = "a-secret-of-some-thirty-two-characters";

    private readonly WebApplication _app;

    private PaymentServer(WebApplication app, string url) => (_app, Url) = (app, url);

    public string Url { get; }

    /// <summary>One that tells the shop at this address of what was decided.</summary>
    public static async Task<PaymentServer> StartAsync(string database, string shop)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var app = TestPaymentsHost.Build(["--urls", url], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = database,
            ["Logging:LogLevel:Default"] = "Warning",
            ["TestPayments:PublicUrl"] = url,
            ["TestPayments:ApiKey"] = ApiKey,
            ["TestPayments:WebhookUrl"] = $"{shop}/api/v1/webhooks/payments/test",
            ["TestPayments:WebhookSecret"] = WebhookSecret,
            ["TestPayments:LateApproval"] = "00:00:00",
        }));
        await app.StartAsync();
        return new PaymentServer(app, url);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
