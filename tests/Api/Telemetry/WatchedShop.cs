using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Telemetry;

/// <summary>
/// A silo and an Api in processes of their own, whose every request is traced and sent to a <see cref="Collector"/>; somebody has
/// bought something. One for all tests of the collection.
/// </summary>
public sealed class WatchedShop : IAsyncLifetime
{
    /// <summary>What somebody sends who wants a trace of an id that they know.</summary>
    public const string StrangeTrace = "0af7651916cd43dd8448eb211c80319c";

    private PaymentServer _payments = null!;

    internal Collector Collector { get; private set; } = null!;

    internal HostProcess Silo { get; private set; } = null!;

    internal HostProcess Api { get; private set; } = null!;

    /// <summary>Where shoppers are served.</summary>
    public string Url { get; } = $"http://127.0.0.1:{FreePort.Next()}";

    /// <summary>What no measurement and no trace may tell: ids and tokens of the one who bought.</summary>
    public string[] Secrets { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        var database = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        Collector = await Collector.StartAsync();
        _payments = await PaymentServer.StartAsync(database, Url);
        await LoadDemoAsync(database);
        await AddPartnerAsync(database);
        (string, string)[] telemetry = [("DATABASE_URL", database), ("Telemetry__OtlpUrl", Collector.Url), ("Telemetry__TraceShare", "1"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "1000")];
        var (siloHealth, apiHealth) = (FreePort.Next(), FreePort.Next());
        Silo = await HostProcess.StartAsync("Silo", $"http://127.0.0.1:{siloHealth}", [], [
            .. telemetry,
            ("Silo__Name", "silo-a"), ("Silo__Zone", "b"), ("Silo__HealthPort", Text(siloHealth)), ("Silo__Port", Text(FreePort.Next())), ("Silo__GatewayPort", Text(FreePort.Next())),
            ("Mail__Mailbox", "true"), ("Webhooks__AllowPrivate", "true"), ("Payments__Test__Url", _payments.Url), ("Payments__Test__ApiKey", PaymentServer.ApiKey)]);
        Api = await HostProcess.StartAsync("Api", $"http://127.0.0.1:{apiHealth}", ["--urls", Url], [
            .. telemetry, ("Health__Port", Text(apiHealth)), ("PaymentWebhooks__TestSecret", PaymentServer.WebhookSecret)]);
        using var shopper = new HttpClient { BaseAddress = new Uri(Url), DefaultRequestHeaders = { { "traceparent", $"00-{StrangeTrace}-b7ad6b7169203331-01" } } };
        await BuyAsync(shopper);
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        await Silo.DisposeAsync();
        await _payments.DisposeAsync();
        await Collector.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task LoadDemoAsync(string database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Silo.dll"), "load-demo", "--products", "20"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            Environment = { ["DATABASE_URL"] = database },
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    // Nobody listens there: what is told of it is a failure.
    private static async Task AddPartnerAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            $"INSERT INTO shop.webhook_endpoints (id, url, events, secret) VALUES ('webhook-{Guid.NewGuid():N}', 'http://127.0.0.1:{FreePort.Next()}/', ARRAY['order.placed'], 'whsec_c2VjcmV0')");
        await command.ExecuteNonQueryAsync();
    }

    private async Task BuyAsync(HttpClient shopper)
    {
        var guest = await ShopClient.GuestOfAsync(shopper);
        var sku = await FindAsync(guest);
        var cart = await guest.NewCartAsync();
        using var added = await guest.AddAsync(cart, sku, 1);
        ((int)added.StatusCode).ShouldBe(200, await added.Content.ReadAsStringAsync());
        var checkout = await guest.OpenCheckoutAsync(cart);
        using var declined = await guest.PayAsync(checkout, Cards.Declined);
        using var paid = await guest.PayAsync(checkout);
        ((int)paid.StatusCode).ShouldBe(200, await paid.Content.ReadAsStringAsync());
        var order = (await paid.JsonAsync()).Text("orderId");
        Secrets = [guest.Token!, guest.SessionId, sku, cart, checkout.Text("id"), order, "ada@example.com", "Lovelace", Cards.Approved];
        await Eventually.ReadAsync(() => guest.ReadCheckoutAsync(checkout.Text("id")), static read => read.Text("status") == "paid");
    }

    private static async Task<string> FindAsync(ShopClient guest)
    {
        using var list = await guest.GetAsync("/api/v1/products?limit=20");
        foreach (var item in (await list.JsonAsync()).GetProperty("items").EnumerateArray())
        {
            using var product = await guest.GetAsync($"/api/v1/products/{item.Text("id")}");
            foreach (var variant in (await product.JsonAsync()).GetProperty("variants").EnumerateArray())
            {
                if (variant.GetProperty("availability").Text("state") == "in_stock")
                {
                    return variant.Text("sku");
                }
            }
        }

        throw new InvalidOperationException("The demo catalog has nothing in stock.");
    }
}

/// <summary>Tests that look at one <see cref="WatchedShop"/>.</summary>
[CollectionDefinition(Name)]
public sealed class WatchedShopTests : ICollectionFixture<WatchedShop>
{
    public const string Name = "a shop that is watched";
}
