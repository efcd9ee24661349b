using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Shop.Bench.Runtime;
using Shop.Runtime.Testing.Network;
using Shop.TestPayments;

namespace Shop.Bench.Shop;

/// <summary>The test payment provider in the measuring process, with its books in the same PostgreSQL; both sides call it.</summary>
internal sealed class BenchProvider : IAsyncDisposable
{
    public const string ApiKey = "an-api-key-of-thirty-two-characters";

    private readonly WebApplication _app;

    private BenchProvider(WebApplication app, string url) => (_app, Url) = (app, url);

    public string Url { get; }

    /// <summary>How a silo is told of it.</summary>
    public (string Name, string Value)[] SiloSettings => [("Payments:Test:Url", Url), ("Payments:Test:ApiKey", ApiKey)];

    public static async Task<BenchProvider> Start(BenchDatabase database)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var app = TestPaymentsHost.Build(["--urls", url], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = database.ConnectionString,
                ["TestPayments:PublicUrl"] = url,
                ["TestPayments:ApiKey"] = ApiKey,
                ["TestPayments:WebhookSecret"] = "a-secret-of-some-thirty-two-characters",
            });
        });
        await app.StartAsync();
        return new BenchProvider(app, url);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
