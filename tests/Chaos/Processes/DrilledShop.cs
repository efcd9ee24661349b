using System.Globalization;
using Npgsql;
using Shop.Chaos.Network;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Chaos.Processes;

/// <summary>
/// The shop in processes of its own, on ports of 127.0.0.1: silos, an Api, the test payment provider, and a PostgreSQL that writes
/// through to the disk. All of it goes away with this process.
/// </summary>
internal sealed class DrilledShop : IAsyncDisposable
{
    private const string ApiKey = "an-api-key-of-thirty-two-characters";
    private const string WebhookSecret = "a-secret-of-some-thirty-two-characters";

    // Hosts start in two or three seconds, in ten where all do at once; on a machine that is busy with much else, in a minute or two.
    private static readonly TimeSpan _startPatience = TimeSpan.FromSeconds(150);

    private readonly HttpClient _prober = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly string _cluster = $"drill-{Guid.NewGuid():N}";

    private DrilledShop(string folder, PostgresServer server, string database) =>
        (Folder, Server, ConnectionString, Database) = (folder, server, database, NpgsqlDataSource.Create($"{database};Pooling=false"));

    /// <summary>Where the programs' logs are.</summary>
    public string Folder { get; }

    public PostgresServer Server { get; }

    public string ConnectionString { get; }

    /// <summary>For looking at what is stored; each look has a connection of its own, whatever became of the one before.</summary>
    public NpgsqlDataSource Database { get; }

    public IReadOnlyList<Kept> Silos { get; private set; } = [];

    public Kept Api { get; private set; } = null!;

    public Kept Payments { get; private set; } = null!;

    /// <summary>The lines between the programs; null where all are on one host.</summary>
    public Lines? Lines { get; private set; }

    /// <summary>Where the owner's address and password stand.</summary>
    public string OwnerFile => Path.Combine(Folder, "owner");

    /// <summary>Where shoppers go.</summary>
    public Uri Address { get; } = Url();

    /// <summary>What there is to buy, and how many pieces of it there were at first.</summary>
    public IReadOnlyDictionary<string, int> Goods { get; private set; } = new Dictionary<string, int>();

    /// <summary>All programs that are kept running.</summary>
    public IEnumerable<Kept> All => [Payments, .. Silos, Api];

    /// <summary>Starts it.</summary>
    /// <param name="silos">How many.</param>
    /// <param name="isApart">Whether each silo has a host of its own, and lines that can be cut.</param>
    /// <param name="prepare">Changes settings before anything is started.</param>
    /// <param name="scarce">Pieces of each of the few things of which there is less than is wanted.</param>
    public static async Task<DrilledShop> StartAsync(int silos, bool isApart = false, Action<DrilledShop>? prepare = null, int scarce = Shelves.Scarce)
    {
        var folder = Directory.CreateTempSubdirectory("shop-chaos-").FullName;
        var server = await PostgresServer.StartAsync(durable: true);
        var shop = new DrilledShop(folder, server, server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        try
        {
            await shop.LoadAsync(scarce);
            shop.AddPrograms(silos);
            prepare?.Invoke(shop);
            await shop.StartProgramsAsync(isApart);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until all programs are ready.</summary>
    public Task ReadyAsync() => Task.WhenAll(All.Where(static one => one.IsWanted).Select(one => one.ReadyAsync(_startPatience)));

    /// <summary>One more silo, which isn't started yet.</summary>
    public Kept AddSilo()
    {
        var name = $"silo-{Silos.Count + 1}";
        var health = Url();
        var silo = NewProgram(name, "Silo.dll", health);
        silo.Environment["Silo__Name"] = name;
        silo.Environment["Silo__ClusterId"] = _cluster;
        silo.Environment["Silo__Port"] = Port();
        silo.Environment["Silo__GatewayPort"] = Port();
        silo.Environment["Silo__HealthPort"] = health.Port.ToString(CultureInfo.InvariantCulture);
        silo.Environment["Mail__Mailbox"] = "true";
        silo.Environment["Payments__Test__Url"] = Payments.Health!.GetLeftPart(UriPartial.Authority);
        silo.Environment["Payments__Test__ApiKey"] = ApiKey;
        Silos = [.. Silos, silo];
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(All.Where(one => one is not null).Select(one => one.DisposeAsync().AsTask()));
        if (Lines is not null)
        {
            await Lines.DisposeAsync();
        }

        await Database.DisposeAsync();
        await Server.DisposeAsync();
        _prober.Dispose();
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);

    private static Uri Url() => new($"http://127.0.0.1:{Port()}");

    private async Task LoadAsync(int scarce)
    {
        var log = Path.Combine(Folder, "load-demo.log");
        using var load = await Starter.StartAsync(
            ["dotnet", "Silo.dll", "load-demo", "--products", "40"], AppContext.BaseDirectory, log, [new("DATABASE_URL", ConnectionString)]);
        await load.WaitForExitAsync();
        if (load.ExitCode != 0)
        {
            throw new InvalidOperationException($"The demo catalog isn't loaded:\n{await File.ReadAllTextAsync(log)}");
        }

        Goods = await Shelves.FillAsync(Database, scarce);
    }

    private async Task StartProgramsAsync(bool isApart)
    {
        Lines = isApart ? await Lines.DrawAsync(Silos, Payments, Server.Port) : null;
        await Task.WhenAll(All.Select(one => one.StartAsync()));
        await ReadyAsync();
    }

    private void AddPrograms(int silos)
    {
        Payments = NewProgram("payments", "TestPayments.dll", Url());
        var payments = Payments.Health!.GetLeftPart(UriPartial.Authority);
        Payments.Environment["ASPNETCORE_URLS"] = payments;
        Payments.Environment["TestPayments__PublicUrl"] = payments;
        Payments.Environment["TestPayments__WebhookUrl"] = $"{Address}api/v1/webhooks/payments/test";
        Payments.Environment["TestPayments__WebhookSecret"] = WebhookSecret;
        Payments.Environment["TestPayments__ApiKey"] = ApiKey;
        Payments.Environment["TestPayments__LateApproval"] = "00:00:01";
        for (var i = 0; i < silos; i++)
        {
            AddSilo();
        }

        Api = NewProgram("api", "Api.dll", Address);
        Api.Environment["ASPNETCORE_URLS"] = Address.ToString();
        Api.Environment["Cluster__ClusterId"] = _cluster;
        Api.Environment["Mail__Mailbox"] = "true";
        Api.Environment["PaymentWebhooks__TestSecret"] = WebhookSecret;
        Api.Environment["Owner__LoginFile"] = OwnerFile;

        // All shoppers come from one address.
        foreach (var limit in new[] { "Limits__AddressBurst", "Limits__AddressPerSecond", "AccountLimits__GuestsPerNetwork", "CheckoutLimits__PerNetwork", "CheckoutLimits__PerShopper" })
        {
            Api.Environment[limit] = "1000000";
        }
    }

    private Kept NewProgram(string name, string program, Uri url) =>
        new(name, Path.Combine(Folder, $"{name}.log"), "dotnet", program)
        {
            Health = new Uri(url, "/health/ready"),
            Prober = _prober,
            Environment = { ["DATABASE_URL"] = $"{ConnectionString};Application Name={name}" },
        };
}
