using Shop.Bench.Measuring;
using Shop.Carts;
using Shop.Customers;

namespace Shop.Bench.Shop;

/// <summary>What a cart of eight lines weighs in its silo, activation, stored state and names of its operations included.</summary>
internal sealed class WarmCartMemory : IBenchCase
{
    private const int WarmUp = 500;
    private const int Carts = 10_000;
    private const int Lines = 8;

    public string Name => "warm-cart-memory";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        await Fill(shop, WarmUp);
        var before = Settled();
        await Fill(shop, Carts);
        return [new Result(Name, "bytes a cart") { Bytes = (Settled() - before) / (double)Carts }];
    }

    private static Task Fill(ShopUnderTest shop, int count) => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (_, _) =>
    {
        var shopper = ShopperId.NewGuest(TimeProvider.System);
        var cart = shop.Grains.GetGrain<ICartGrain>(CartId.New(TimeProvider.System).Value);
        await cart.Open(new OpenCart(OperationId.New()) { Shopper = shopper });
        for (var line = 0; line < Lines; line++)
        {
            var add = new AddItem(OperationId.New(), Sku.Parse($"LAMP-{line}-0"), 1, new Money(4_900, Currency.Parse("USD"))) { Shopper = shopper };
            if ((await cart.Add(add)).Refusal is { } refusal)
            {
                throw new InvalidOperationException($"The add was refused: {refusal.Rule}.");
            }
        }
    });

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
