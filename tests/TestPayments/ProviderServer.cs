using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Shop.TestPayments.Tests;

/// <summary>The provider on a port and a database of its own, and a shop that takes its webhooks.</summary>
public sealed class ProviderServer : IAsyncLifetime
{
    public const string ApiKey = "an-api-key-of-thirty-two-characters";
    public const string Secret = "a-secret-of-some-thirty-two-characters";

    private WebApplication _provider = null!;
    private WebApplication _shop = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Webhooks that came, by their payment's key; the first of each is answered 503.</summary>
    public ConcurrentDictionary<string, List<(string Body, string Signature)>> Webhooks { get; } = new();

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        var database = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        await StartShopAsync();
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        _provider = TestPaymentsHost.Build(["--urls", url], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = database,
            ["TestPayments:PublicUrl"] = url,
            ["TestPayments:ApiKey"] = ApiKey,
            ["TestPayments:WebhookSecret"] = Secret,
            ["TestPayments:WebhookUrl"] = $"{_shop.Urls.Single()}/webhooks",
            ["TestPayments:LateApproval"] = "00:00:00",
        }));
        await _provider.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _provider.DisposeAsync();
        await _shop.DisposeAsync();
    }

    public Task<HttpResponseMessage> AuthoriseAsync(string key, string card, long amount = 1999, string? returnUrl = null) =>
        Client.PostAsJsonAsync("/v1/payments", new { key, amount, currency = "USD", card = new { number = card, expiry = "12/40", cvc = "123" }, returnUrl });

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => Client.PostAsJsonAsync($"/v1/payments/{path}", body ?? new { });

    public async Task<JsonNode> ReadAsync(string key) => (await Client.GetFromJsonAsync<JsonNode>($"/v1/payments/{key}"))!;

    /// <summary>The provider's database.</summary>
    public NpgsqlDataSource Database => _provider.Services.GetRequiredService<NpgsqlDataSource>();

    public async Task<List<string>> LedgerAsync(string key)
    {
        await using var command = Database.CreateCommand("SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key = $1 ORDER BY id");
        command.Parameters.AddWithValue(key);
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<string>();
        while (await reader.ReadAsync())
        {
            entries.Add(reader.GetString(0));
        }

        return entries;
    }

    private async Task StartShopAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _shop = builder.Build();
        _shop.MapPost("/webhooks", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync();
            var seen = Webhooks.GetOrAdd(JsonNode.Parse(body)!["key"]!.GetValue<string>(), _ => []);
            lock (seen)
            {
                seen.Add((body, request.Headers["Webhook-Signature"].ToString()));
                return seen.Count == 1 ? Results.StatusCode(503) : Results.Ok();
            }
        });
        await _shop.StartAsync();
    }
}
