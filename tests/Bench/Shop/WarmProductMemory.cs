using Shop.Bench.Measuring;
using Shop.Catalog;

namespace Shop.Bench.Shop;

/// <summary>What a product of four variants weighs in its silo, activation and all, once it was read.</summary>
internal sealed class WarmProductMemory : IBenchCase
{
    private const int WarmUp = 500;
    private const int Products = 20_000;

    public string Name => "warm-product-memory";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        var ids = await BenchProducts.Load(shop, WarmUp + Products);
        await Touch(shop, ids.AsMemory(0, WarmUp));
        var before = Settled();
        await Touch(shop, ids.AsMemory(WarmUp));
        var after = Settled();
        GC.KeepAlive(ids);
        return [new Result(Name, "bytes a product") { Bytes = (after - before) / (double)Products }];
    }

    private static Task Touch(ShopUnderTest shop, ReadOnlyMemory<ProductId> ids) =>
        Parallel.ForAsync(0, ids.Length, async (i, _) =>
        {
            if (await shop.Grains.GetGrain<IProductGrain>(ids.Span[i].Value).Read() is null)
            {
                throw new InvalidOperationException("The product isn't there.");
            }
        });

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
