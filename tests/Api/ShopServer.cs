using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo;

namespace Shop.Api.Tests;

/// <summary>
/// The shop as it runs, in this process: a silo, an Api and the test payment provider on loopback ports of their own, between
/// them real sockets, behind them a real PostgreSQL.
/// </summary>
public sealed class ShopServer : IAsyncDisposable
{
    private static readonly Lazy<Task<ShopServer>> _shared = new(async () => await StartAsync(await PostgresServer.Shared));

    /// <summary>Where its silo says that it runs.</summary>
    public const string Zone = "zone-7";

    private readonly WebApplication _silo;
    private readonly PaymentServer _payments;

    private ShopServer(string databaseAddress, WebApplication silo, ApiServer api, PaymentServer payments)
    {
        DatabaseAddress = databaseAddress;
        _silo = silo;
        _payments = payments;
        Api = api;
    }

    /// <summary>One for all tests of the assembly: each makes shoppers, carts and products of its own.</summary>
    public static Task<ShopServer> Shared => _shared.Value;

    /// <summary>What <c>DATABASE_URL</c> is for its processes; another <see cref="ApiServer"/> may be started in front of it.</summary>
    public string DatabaseAddress { get; }

    public ApiServer Api { get; }

    public IServiceProvider SiloServices => _silo.Services;

    /// <summary>The grains as the Api reaches them: over a socket.</summary>
    public IGrainFactory Grains => Api.Services.GetRequiredService<IClusterClient>();

    /// <summary>For looking at what is stored.</summary>
    public NpgsqlDataSource Database => _silo.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<ShopServer> StartAsync(PostgresServer server, params (string Name, string Value)[] settings)
    {
        var database = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var payments = await PaymentServer.StartAsync(database, url);
        var silo = SiloHost.Build([], builder =>
        {
            builder.Configuration["DATABASE_URL"] = database;
            builder.Configuration["Logging:LogLevel:Default"] = "Warning";
            builder.Configuration["Silo:Zone"] = Zone;
            foreach (var port in new[] { "Port", "GatewayPort", "HealthPort" })
            {
                builder.Configuration[$"Silo:{port}"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
            }

            builder.Configuration["Payments:Test:Url"] = payments.Url;
            builder.Configuration["Payments:Test:ApiKey"] = PaymentServer.ApiKey;
        });
        await silo.StartAsync();
        var api = await ApiServer.StartAsync(database, [("urls", url), ("PaymentWebhooks:TestSecret", PaymentServer.WebhookSecret), .. settings]);
        return new ShopServer(database, silo, api, payments);
    }

    /// <summary>A client with cookies of its own: one browser.</summary>
    public HttpClient NewClient() => new() { BaseAddress = Api.Client.BaseAddress };

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await _silo.DisposeAsync();
        await _payments.DisposeAsync();
    }
}
