using Shop.Bench.Measuring;

namespace Shop.Bench.Shop;

/// <summary>A product page's data read over HTTP, beside a bare Kestrel that answers the same bytes.</summary>
internal sealed class ProductRead : IBenchCase
{
    private const int Callers = 64;
    private const int Products = 200;

    public string Name => "product-read";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        var ids = await BenchProducts.Load(shop, Products);
        var paths = ids.Select(id => KeptConnection.Get(shop.Address, $"/api/v1/products/{id}")).ToArray();
        using var http = new HttpClient();
        await using var plain = await PlainServer.Start(await http.GetByteArrayAsync(new Uri(shop.Address, $"/api/v1/products/{ids[0]}")));
        var (ours, reference) = (await Open(shop.Address), await Open(plain.Address));
        var plainRequest = KeptConnection.Get(plain.Address, $"/api/v1/products/{ids[0]}");
        Task<Figures> Ours(TimeSpan round) =>
            ClosedLoop.Run(Callers, round, shop.Database.Cpu, (caller, i) => ours[caller].Send(paths[(caller + (i * 31)) % Products]));
        Task<Figures> Plain(TimeSpan round) => ClosedLoop.Run(Callers, round, shop.Database.Cpu, (caller, _) => reference[caller].Send(plainRequest));

        // Until the compiler's last tier has seen both: it takes seconds where the load leaves it little processor.
        await Ours(options.Round);
        await Plain(options.Round);
        var (figures, beside) = await Alternating.Run(options, Ours, Plain);
        Array.ForEach([.. ours, .. reference], connection => connection.Dispose());
        return [Result.Of(Name, "requests", figures, "a bare Kestrel endpoint that answers the same bytes", beside)];
    }

    private static Task<KeptConnection[]> Open(Uri address) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => KeptConnection.Open(address)));
}
