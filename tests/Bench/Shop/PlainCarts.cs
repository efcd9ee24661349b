using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Bench.Runtime;

namespace Shop.Bench.Shop;

/// <summary>Carts without a runtime: a minimal endpoint, a table, one statement an add over 50 connections.</summary>
internal sealed class PlainCarts : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlainCarts(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PlainCarts> Start(BenchDatabase database)
    {
        await using var create = database.PlainSource.CreateCommand(
            "CREATE TABLE plain_carts (cart text, sku text, quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 1000000), PRIMARY KEY (cart, sku))");
        await create.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/carts/{cart}/items", (string cart, Add add) => AddAsync(database.PlainSource, cart, add));
        await app.StartAsync();
        return new PlainCarts(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<IResult> AddAsync(NpgsqlDataSource source, string cart, Add add)
    {
        await using var upsert = source.CreateCommand("""
            INSERT INTO plain_carts VALUES ($1, $2, $3)
            ON CONFLICT (cart, sku) DO UPDATE SET quantity = plain_carts.quantity + excluded.quantity RETURNING quantity
            """);
        upsert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cart });
        upsert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = add.Sku });
        upsert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = add.Quantity });
        var quantity = (int)(await upsert.ExecuteScalarAsync())!;
        return TypedResults.Text($$"""{"sku":"{{add.Sku}}","quantity":{{quantity}}}""", "application/json");
    }

    private sealed record Add(string Sku, int Quantity);
}
