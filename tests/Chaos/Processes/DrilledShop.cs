using Npgsql;
using Shop.Chaos.Network;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Chaos.Processes;

/// <summary>
/// The shop in processes of its own, on ports of 127.0.0.1: silos, an Api, the test payment provider, and a PostgreSQL that writes
/// through to the disk. All of it goes away with this process.
/// </summary>
internal sealed class DrilledShop : IAsyncDisposable
{
    private readonly HttpClient _prober = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly Programs _programs;

    private DrilledShop(string folder, PostgresServer server, string database)
    {
        (Folder, Server, ConnectionString, Database) = (folder, server, database, NpgsqlDataSource.Create($"{database};Pooling=false"));
        _programs = new Programs(folder, $"drill-{Guid.NewGuid():N}", database, _prober);
    }

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
    public Uri Address { get; } = Programs.NewUrl();

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
            shop.Goods = await Shelves.FillAsync(folder, shop.ConnectionString, shop.Database, scarce);
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
    public Task ReadyAsync() => Task.WhenAll(All.Where(static one => one.IsWanted).Select(one => one.ReadyAsync()));

    /// <summary>One more silo, which isn't started yet.</summary>
    public Kept AddSilo()
    {
        var silo = _programs.NewSilo($"silo-{Silos.Count + 1}", Payments);
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

    private async Task StartProgramsAsync(bool isApart)
    {
        Lines = isApart ? await Lines.DrawAsync(Silos, Payments, Server.Port) : null;
        await Task.WhenAll(All.Select(one => one.StartAsync()));
        await ReadyAsync();
    }

    private void AddPrograms(int silos)
    {
        Payments = _programs.NewPayments(Address);
        for (var i = 0; i < silos; i++)
        {
            AddSilo();
        }

        Api = _programs.NewApi("api", Address, OwnerFile);
    }
}
