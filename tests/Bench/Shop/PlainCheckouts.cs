using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Bench.Runtime;

namespace Shop.Bench.Shop;

/// <summary>
/// Checkouts without a runtime: a minimal endpoint that holds five lines in one transaction, has the provider authorise and capture,
/// and writes the order in a second one; each is one round trip over one of 50 connections. The rows of the stock are locked in
/// their order, so that no two are in each other's way.
/// </summary>
internal sealed class PlainCheckouts : IAsyncDisposable
{
    private const string HoldSql = """
        WITH locked AS MATERIALIZED (SELECT sku FROM plain_sale_stock WHERE sku = ANY ($1) AND on_hand - reserved >= 1 ORDER BY sku FOR UPDATE)
        UPDATE plain_sale_stock stock SET reserved = reserved + 1 FROM locked WHERE stock.sku = locked.sku
        """;

    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _source;
    private readonly HttpClient _provider;

    private PlainCheckouts(WebApplication app, NpgsqlDataSource source, HttpClient provider) => (_app, _source, _provider) = (app, source, provider);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PlainCheckouts> Start(BenchDatabase database, BenchProvider provider)
    {
        await using var create = database.PlainSource.CreateCommand("""
            CREATE TABLE plain_sale_stock (sku text PRIMARY KEY, on_hand int NOT NULL, reserved int NOT NULL CHECK (reserved BETWEEN 0 AND on_hand));
            CREATE TABLE plain_sale_holds (checkout text, sku text, quantity int NOT NULL, state text NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (checkout, sku));
            CREATE TABLE plain_sale_orders (id text PRIMARY KEY, checkout text NOT NULL UNIQUE, email text NOT NULL, total bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE plain_sale_lines (id text, sku text, quantity int NOT NULL, price bigint NOT NULL, PRIMARY KEY (id, sku));
            INSERT INTO plain_sale_stock SELECT 'LAMP-' || i || '-0', 100000000, 0 FROM generate_series(0, 4) i;
            """);
        await create.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var client = new HttpClient { BaseAddress = new Uri(provider.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BenchProvider.ApiKey);
        var plain = new PlainCheckouts(app, database.PlainSource, client);
        app.MapPost("/checkouts", plain.BuyAsync);
        await app.StartAsync();
        return plain;
    }

    /// <summary>A checkout of the five things.</summary>
    public byte[] Request()
    {
        const string Body = """{"skus":["LAMP-0-0","LAMP-1-0","LAMP-2-0","LAMP-3-0","LAMP-4-0"],"email":"ada@example.com","card":"4242424242424242"}""";
        return Encoding.ASCII.GetBytes(
            $"POST /checkouts HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _provider.Dispose();
    }

    private async Task<IResult> BuyAsync(Sale sale)
    {
        var checkout = $"plain-{Guid.CreateVersion7():N}";
        await HoldAsync(checkout, sale.Skus);
        var card = new { number = sale.Card, expiry = "12/40", cvc = "123" };
        using var authorised = await _provider.PostAsJsonAsync("/v1/payments", new { key = checkout, amount = 26_000L, currency = "USD", card });
        authorised.EnsureSuccessStatusCode();
        using var captured = await _provider.PostAsJsonAsync($"/v1/payments/{checkout}/capture", new { });
        captured.EnsureSuccessStatusCode();
        await OrderAsync(checkout, sale);
        return TypedResults.Text($$"""{"id":"{{checkout}}","status":"paid"}""", "application/json");
    }

    private async Task HoldAsync(string checkout, string[] skus)
    {
        await using var batch = _source.CreateBatch();
        Add(batch, HoldSql, Texts(skus));
        Add(
            batch, "INSERT INTO plain_sale_holds SELECT $1, sku, 1, 'held', now() + interval '10 minutes' FROM unnest($2) AS sku",
            Text(checkout), Texts(skus));
        await batch.ExecuteNonQueryAsync();
    }

    private async Task OrderAsync(string checkout, Sale sale)
    {
        await using var batch = _source.CreateBatch();
        Add(batch, "UPDATE plain_sale_holds SET state = 'sold' WHERE checkout = $1", Text(checkout));
        Add(batch, "INSERT INTO plain_sale_orders (id, checkout, email, total) VALUES ('order-' || $1, $1, $2, 26000)", Text(checkout), Text(sale.Email));
        Add(batch, "INSERT INTO plain_sale_lines SELECT 'order-' || $1, sku, 1, 5200 FROM unnest($2) AS sku", Text(checkout), Texts(sale.Skus));
        Add(
            batch, HoldSql.Replace("reserved = reserved + 1", "reserved = reserved - 1, on_hand = on_hand - 1", StringComparison.Ordinal)
                .Replace(" AND on_hand - reserved >= 1", "", StringComparison.Ordinal), Texts(sale.Skus));
        await batch.ExecuteNonQueryAsync();
    }

    private static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<string[]> Texts(string[] values) => new() { TypedValue = values };

    private sealed record Sale(string[] Skus, string Email, string Card);
}
