using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Customers;
using Shop.Inventory;
using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;
using Shop.ShopProcess;
using Shop.Silo.Tests.Catalog;
using Shop.TestPayments;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>
/// What drills have in common: a database, the test provider beside it, and silos in processes of their own or in this one.
/// </summary>
public sealed class DrillShop : IAsyncLifetime
{
    private const string ApiKey = "an-api-key-of-thirty-two-characters";

    // Dozens of checkouts at once on a machine that is busy already make a database slow; one that doesn't come back is a failure.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    private readonly List<WebApplication> _silos = [];
    private string _database = "";
    private string _providerUrl = "";
    private WebApplication _provider = null!;

    /// <summary>The shop's tables, and beside them the provider's books.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await SiloProcess.CreateDatabaseAsync();
        Database = NpgsqlDataSource.Create(_database);
        _providerUrl = $"http://127.0.0.1:{FreePort.Next()}";
        _provider = TestPaymentsHost.Build(["--urls", _providerUrl], builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = _database,
                ["TestPayments:PublicUrl"] = _providerUrl,
                ["TestPayments:ApiKey"] = ApiKey,
                ["TestPayments:WebhookSecret"] = "a-secret-of-some-thirty-two-characters",
                ["TestPayments:LateApproval"] = "00:00:01",
            }));
        await _provider.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopSilosAsync();
        await _provider.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>What a silo is started with: those of one cluster follow each other, those of different ones both own everything.</summary>
    public (string Name, string Value)[] Settings(string cluster) =>
    [
        ("DATABASE_URL", _database), ("Silo:ClusterId", cluster), ("Payments:Test:Url", _providerUrl), ("Payments:Test:ApiKey", ApiKey),
        ("Silo:Port", Port()), ("Silo:GatewayPort", Port()), ("Silo:HealthPort", Port()),
    ];

    /// <summary>Starts a silo in this process.</summary>
    public async Task<IGrainFactory> StartSiloAsync(params (string Name, string Value)[] settings)
    {
        var silo = SiloProcess.Build(_database, settings);
        await silo.StartAsync();
        _silos.Add(silo);
        return silo.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>Ends the silos of this process.</summary>
    public async Task StopSilosAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.StopAsync();
            await silo.DisposeAsync();
        }

        _silos.Clear();
    }

    /// <summary>A product of one variant, of which so many are there.</summary>
    public static Task<Sku> NewProductAsync(IGrainFactory grains, int onHand) =>
        Goods.NewProductAsync(grains, onHand, new Money(1_999, Currency.Parse("USD")));

    /// <summary>A new guest's cart with one of each, about to be bought.</summary>
    public static async Task<Purchase> NewPurchaseAsync(IGrainFactory grains, string card, params Sku[] skus)
    {
        var (guest, cart) = await Goods.NewCartAsync(grains, [.. skus.Select(static sku => (sku, 1))]);
        return new Purchase(
            CheckoutId.New(TimeProvider.System).Value, guest.Value, cart.Value, [.. skus.Select(static sku => sku.Value)], card, $"{Guid.NewGuid()}");
    }

    /// <summary>Buys as a shopper's client does: what it couldn't be told for want of the database, it asks again.</summary>
    internal static async Task<(CheckoutView View, CheckoutRefusal? Refusal)> BuyAsync(Buyer buyer, Purchase purchase)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var (view, refusal) = await buyer.TryAsync(purchase);
                return (view!, refusal);
            }
            catch (StorageUnavailableException) when (Stopwatch.GetElapsedTime(begun) < _patience)
            {
                await Task.Delay(_pause);
            }
        }
    }

    /// <summary>What a purchase costs, in minor units, as all others with as many things do: it is begun and given up again.</summary>
    public static async Task<long> TotalAsync(IGrainFactory grains, Purchase purchase)
    {
        var (view, _) = await new Buyer(grains).TryAsync(purchase with { Total = 1 });
        await grains.GetGrain<ICheckoutGrain>(purchase.Checkout).Release(view!.Owner);
        return view.Quote!.Total.MinorUnits;
    }

    /// <summary>The first column of each row, as text.</summary>
    public Task<List<string>> RowsAsync(string sql, params string[] parameters) => Database.TextRowsAsync(sql, parameters);

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);
}
