using Npgsql;
using Shop.Bench.Measuring;
using Shop.Checkout;
using Shop.Inventory;

namespace Shop.Bench.Shop;

/// <summary>
/// A flash sale: callers in the silo that all want a piece of one thing, each with a hold of their own, durable and unique, when they
/// are answered. Beside it the plain way: the stock's row updated under its lock and the hold inserted, in one transaction and one
/// round trip, over 50 connections. And the same with 100,000 holds outstanding beside 10: a hold must not cost more for them. And
/// with the stock in parts, each a grain with a lock and commits of its own, beside the same undivided.
/// </summary>
internal sealed class HotSku : IBenchCase
{
    private const int Callers = 1_000;
    private const int Few = 10;
    private const int Many = 100_000;
    private const int Parts = 4;

    private static readonly TimeSpan _hold = TimeSpan.FromMinutes(10);

    private int _skus;

    public string Name => "hot-sku";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        using var plain = await PlainStock.Create(shop.Database);
        Task<Figures> Ours(TimeSpan round) => Hold(shop, Few, round);
        Task<Figures> Beside(TimeSpan round) => ClosedLoop.Run(Callers, round, shop.Database.Cpu, (_, _) => plain.Hold(), checkEvery: 1);

        await WarmUp.Run(Ours, Beside);
        var (ours, reference) = await Alternating.Run(options, Ours, Beside);
        var (many, few) = await Alternating.Run(options, round => Hold(shop, Many, round), Ours);
        var (split, whole) = await Alternating.Run(options, round => Hold(shop, Few, round, Parts), Ours);
        return
        [
            Result.Of(Name, "holds", ours, PlainStock.Name, reference),
            Result.Of($"{Name}-{Many}", "holds", many, $"the same with {Few} holds outstanding", few),
            Result.Of($"{Name}-in-{Parts}", "holds", split, "the same with the stock undivided", whole),
        ];
    }

    // Each round has a thing of its own, so that as many holds are outstanding at its beginning as it is about.
    private async Task<Figures> Hold(ShopUnderTest shop, int outstanding, TimeSpan round, int parts = 1)
    {
        var sku = Sku.Parse($"HOT-{Interlocked.Increment(ref _skus)}");
        await Fill(shop, sku, outstanding);
        var stock = shop.Grains.GetGrain<IStockGrain>(StockKey.Of(sku));
        await stock.Count();
        if (parts > 1)
        {
            await stock.Split(new SplitStock(OperationId.New(), parts, "bench"));
        }

        return await ClosedLoop.Run(Callers, round, shop.Database.Cpu, async (_, _) =>
        {
            var hold = new PlaceHold(CheckoutId.New(TimeProvider.System), 1, _hold);
            var held = parts > 1
                ? await shop.Grains.GetGrain<IStockPartGrain>(StockPartKey.Of(sku, StockPartKey.PartFor(hold.Checkout, parts))).Hold(hold)
                : await stock.Hold(hold);
            if (held.Outcome != HoldOutcome.Held)
            {
                throw new InvalidOperationException($"A hold is {held.Outcome}.");
            }
        });
    }

    private static async Task Fill(ShopUnderTest shop, Sku sku, int outstanding)
    {
        await using var items = shop.Database.PlainSource.CreateBatch();
        items.BatchCommands.Add(new NpgsqlBatchCommand($"INSERT INTO shop.stock_items (sku, on_hand, reserved) VALUES ('{sku}', {InventoryLimits.MaxOnHand}, {outstanding})"));
        items.BatchCommands.Add(new NpgsqlBatchCommand($"""
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT '{sku}', 'checkout-' || replace(gen_random_uuid()::text, '-', ''), 1, 'held', now() + interval '1 hour' FROM generate_series(1, {outstanding})
            """));
        items.BatchCommands.Add(new NpgsqlBatchCommand("ANALYZE shop.stock_holds"));
        await items.ExecuteNonQueryAsync();
    }
}
