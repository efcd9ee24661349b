using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Shop.Api;
using Shop.Bench.Runtime;
using Shop.Runtime.Testing.Network;
using Shop.Silo;

namespace Shop.Bench.Shop;

/// <summary>
/// The shop's own hosts, a silo and an Api, in the measuring process: between them and in front of them real sockets, behind them
/// a PostgreSQL with fsync on. The load generator takes its share of the same processors, on both sides of a comparison.
/// </summary>
internal sealed class ShopUnderTest : IAsyncDisposable
{
    private readonly WebApplication _silo;
    private readonly WebApplication _api;

    private ShopUnderTest(BenchDatabase database, WebApplication silo, WebApplication api)
    {
        Database = database;
        _silo = silo;
        _api = api;
    }

    /// <summary>The database, with the shop's tables.</summary>
    public BenchDatabase Database { get; }

    /// <summary>The silo's services.</summary>
    public IServiceProvider Silo => _silo.Services;

    /// <summary>The grains, called from within the silo's process.</summary>
    public IGrainFactory Grains => Silo.GetRequiredService<IGrainFactory>();

    /// <summary>Where the Api listens.</summary>
    public Uri Address => new(_api.Urls.Single());

    public static async Task<ShopUnderTest> Start(params (string Name, string Value)[] apiSettings) =>
        await Start(await BenchDatabase.Start(), [], apiSettings);

    /// <summary>One on a database that others use, too; it is disposed of with the shop.</summary>
    public static async Task<ShopUnderTest> Start(
        BenchDatabase database, (string Name, string Value)[] siloSettings, (string Name, string Value)[] apiSettings)
    {
        var silo = SiloHost.Build([], builder =>
        {
            Quieten(builder, database);
            foreach (var port in new[] { "Port", "GatewayPort", "HealthPort" })
            {
                builder.Configuration[$"Silo:{port}"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
            }

            foreach (var (name, value) in siloSettings)
            {
                builder.Configuration[name] = value;
            }
        });
        await silo.StartAsync();
        var api = ApiHost.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            Quieten(builder, database);

            // The load comes from one address, by few sessions: limits against that are no part of what is measured.
            foreach (var limit in new[] { "AddressBurst", "AddressPerSecond", "SessionBurst", "SessionPerSecond" })
            {
                builder.Configuration[$"Limits:{limit}"] = "1000000";
            }

            builder.Configuration["AccountLimits:GuestsPerNetwork"] = "10000000";
            foreach (var (name, value) in apiSettings)
            {
                builder.Configuration[name] = value;
            }
        });
        await api.StartAsync();
        return new ShopUnderTest(database, silo, api);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.StopAsync();
        await _api.DisposeAsync();
        await _silo.StopAsync();
        await _silo.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static void Quieten(WebApplicationBuilder builder, BenchDatabase database)
    {
        builder.Configuration["DATABASE_URL"] = database.ConnectionString;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    }
}
