using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Customers;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Payments;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Tests.Catalog;
using Shop.TestPayments;

namespace Shop.Silo.Tests.Checkout;

/// <summary>
/// A shop that can be bought from: the test provider on a port of its own, and two silos that both own everything, on one
/// database.
/// </summary>
public class CheckoutShop : IAsyncLifetime
{
    private const string ApiKey = "an-api-key-of-thirty-two-characters";

    private WebApplication _provider = null!;
    private WebApplication _left = null!;
    private WebApplication _right = null!;

    public IGrainFactory Left => _left.Services.GetRequiredService<IGrainFactory>();

    public IGrainFactory Right => _right.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The shop's tables, and beside them the provider's books.</summary>
    public NpgsqlDataSource Database => _left.Services.GetRequiredService<NpgsqlDataSource>();

    public ICheckoutStore Store => _left.Services.GetRequiredService<ICheckoutStore>();

    public IPaymentProvider Provider => _left.Services.GetRequiredService<IPaymentProvider>();

    /// <summary>Where the database is: more silos may stand on it.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The provider's address.</summary>
    public Uri ProviderUrl { get; private set; } = null!;

    /// <summary>Where the silos reach it.</summary>
    protected virtual Uri LineUrl => ProviderUrl;

    /// <summary>More settings for the silos.</summary>
    protected virtual (string Name, string Value)[] Settings => [];

    public virtual async Task InitializeAsync()
    {
        var database = Address = await SiloProcess.CreateDatabaseAsync();
        ProviderUrl = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _provider = TestPaymentsHost.Build(["--urls", ProviderUrl.ToString()], builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = database,
                ["TestPayments:PublicUrl"] = ProviderUrl.ToString(),
                ["TestPayments:ApiKey"] = ApiKey,
                ["TestPayments:WebhookSecret"] = "a-secret-of-some-thirty-two-characters",
                ["TestPayments:LateApproval"] = "00:00:00",
            }));
        await _provider.StartAsync();
        await LayLineAsync();
        _left = await StartAsync(database, "left");
        _right = await StartAsync(database, "right");
    }

    /// <summary>Whatever the tests did: in the end the books add up.</summary>
    public virtual async Task DisposeAsync()
    {
        await Books.ShouldComeToRestAsync(Database);
        await _left.StopAsync();
        await _right.StopAsync();
        await _left.DisposeAsync();
        await _right.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>A product of one variant, of which so many are there.</summary>
    public Task<Sku> NewProductAsync(int onHand, string price = "19.99", string currency = "USD") =>
        Money.TryParse(price, Currency.Parse(currency), out var money)
            ? Goods.NewProductAsync(Left, onHand, money)
            : throw new FormatException($"'{price}' is no price.");

    /// <summary>A new guest's cart with these things.</summary>
    public Task<(ShopperId Guest, CartId Cart)> NewCartAsync(params (Sku Sku, int Quantity)[] lines) => Goods.NewCartAsync(Left, lines);

    /// <summary>A new guest buys so many of a thing.</summary>
    public async Task<CheckoutId> BuyAsync(Sku sku, int quantity, Func<BeginCheckout, BeginCheckout>? change = null)
    {
        var (guest, cart) = await NewCartAsync((sku, quantity));
        var id = CheckoutId.New(TimeProvider.System);
        var checkout = Left.GetGrain<ICheckoutGrain>(id.Value);
        var begin = Begin(guest, cart);
        var total = (await checkout.Begin(change?.Invoke(begin) ?? begin)).Checkout!.Quote!.Total;
        (await checkout.Pay(Pay(guest, total))).Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
        return id;
    }

    public static BeginCheckout Begin(ShopperId guest, CartId cart, string shippingMethod = "standard") => new(
        guest, cart, "ada@example.com", new Address("Ada", "1 Main Street", null, "Springfield", "CA", "90001", "US"), shippingMethod);

    public static PayCheckout Pay(ShopperId guest, Money total, string card = "4242424242424242") =>
        new(guest, OperationId.New(), new PaymentDetails("test", card, "12/40", "123"), total, null);

    /// <summary>The first column of each row, as text.</summary>
    public Task<List<string>> RowsAsync(string sql, params string[] parameters) => Database.TextRowsAsync(sql, parameters);

    /// <summary>Asks again and again until the rows are these.</summary>
    public Task UntilAsync(string[] expected, string sql, params string[] parameters)
    {
        var wanted = string.Join("; ", expected);
        return Eventually.ReadAsync(async () => string.Join("; ", await RowsAsync(sql, parameters)), rows => rows == wanted, wanted);
    }

    /// <summary>Puts something between the silos and the provider.</summary>
    protected virtual Task LayLineAsync() => Task.CompletedTask;

    private async Task<WebApplication> StartAsync(string database, string cluster)
    {
        var silo = SiloProcess.Build(
            database, [("Silo:ClusterId", cluster), ("Payments:Test:Url", LineUrl.ToString()), ("Payments:Test:ApiKey", ApiKey), .. Settings]);
        await silo.StartAsync();
        return silo;
    }
}
