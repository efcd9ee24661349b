using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Bench.Measuring;
using Shop.Catalog;
using Shop.Silo.DemoCatalog;

namespace Shop.Bench.Shop;

/// <summary>A shop with a demo catalog of 100,000 products, and shoppers who search in it: 50 a second, each for something else.</summary>
internal static class SearchLoad
{
    private const int Products = 100_000;
    private const int Rate = 50;
    private const int QueriesCount = 500;

    // Loading takes a minute: once for all cases. It goes away with the process.
    private static readonly Lazy<Task<ShopUnderTest>> _loaded = new(LoadAsync);

    /// <summary>Measures requests for these paths, beside a bare Kestrel that answers the bytes of the first.</summary>
    public static async Task<IReadOnlyList<Result>> Measure(string name, BenchOptions options, Func<string, string> path)
    {
        var shop = await _loaded.Value;
        var addresses = Queries().Select(query => new Uri(shop.Address, path(query))).ToArray();
        using var http = new HttpClient();
        await using var plain = await PlainServer.Start(await http.GetByteArrayAsync(addresses[0]));
        Task<Figures> Ours(TimeSpan round) =>
            OpenLoop.Run(Rate, round, shop.Database.Cpu, number => http.GetByteArrayAsync(addresses[number % addresses.Length]));
        Task<Figures> Plain(TimeSpan round) =>
            OpenLoop.Run(Rate, round, shop.Database.Cpu, _ => http.GetByteArrayAsync(plain.Address));

        // Until the compiler's last tier has seen it, and the database's pages are in memory.
        await Ours(options.Round);
        var (ours, beside) = await Alternating.Run(options, Ours, Plain);
        return [Result.Of(name, "requests", ours, "a bare Kestrel endpoint that answers the same bytes", beside)];
    }

    private static async Task<ShopUnderTest> LoadAsync()
    {
        var shop = await ShopUnderTest.Start();
        var loader = new DemoLoader(
            shop.Silo.GetRequiredService<NpgsqlDataSource>(), shop.Silo.GetRequiredService<ICatalogStore>(),
            shop.Silo.GetRequiredService<ICatalogProjection>(), new DemoProgress(Console.Error, !Console.IsErrorRedirected));
        await loader.LoadAsync(seed: 1, Products, CancellationToken.None);
        return shop;
    }

    // Two words that shoppers would type: what a thing is, and one of its facts, its style or its brand.
    private static IEnumerable<string> Queries()
    {
        var products = new DemoProducts(seed: 1);
        return Enumerable.Range(0, Products).Select(number => Query(products[number], number)).Distinct().Take(QueriesCount);
    }

    private static string Query(ProductDocument product, int number)
    {
        var words = product.Title.Split(' ');
        var first = (number % 3) switch
        {
            0 => words[^2],
            1 => product.Brand.Split(' ')[0],
            _ => product.Attributes[number % product.Attributes.Length].Value.Split(' ')[0],
        };
        return $"{first} {words[^1]}".ToLowerInvariant();
    }
}
