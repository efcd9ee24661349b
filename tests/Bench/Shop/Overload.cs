using System.Globalization;
using Orleans;
using Shop.Bench.Measuring;
using Shop.Inventory;
using static Shop.Bench.Shop.OverloadShopper;

namespace Shop.Bench.Shop;

/// <summary>
/// Five times as many requests as the shop can answer: how many it goes on answering, how long those take, whether the rest is refused at
/// once, and how soon all is well again, second by second. First by checkouts that are begun, which are all of one rank; then by shoppers
/// of all ranks. The load generator takes its share of the same processors, for each request that is refused, too.
/// </summary>
internal sealed class Overload : IBenchCase
{
    private const int Times = 5;

    // As many as the process lets in or lets wait, and those whose answers are on their way: nobody is needed for a second request.
    private const int Shoppers = 1_000;

    private const int PeakCallers = 64;

    private static readonly Wish[] _checkouts = [Wish.Checkout];
    private static readonly Wish[] _all = [Wish.Checkout, Wish.Edit, Wish.Browse, Wish.Edit, Wish.Browse, Wish.Browse, Wish.Crawl, Wish.Browse];

    public string Name => "overload";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start(("CheckoutLimits:PerShopper", "1000000"), ("CheckoutLimits:PerNetwork", "10000000"));
        await BenchProducts.LoadWithSkus(shop, 20);
        await shop.Grains.GetGrain<IStockGrain>(StockKey.Of(Thing)).Change(new ChangeStock(OperationId.New(), InventoryLimits.MaxOnHand, false, "delivery", "bench"));
        var shoppers = new List<OverloadShopper>();
        foreach (var some in Enumerable.Range(0, Shoppers).Chunk(50))
        {
            shoppers.AddRange(await Task.WhenAll(some.Select(_ => New(shop.Address))));
        }

        var load = new OverloadLoad(shoppers, shop.Database.Cpu);
        var results = await Run(load, options.Round);
        shoppers.ForEach(static shopper => shopper.Dispose());
        return results;
    }

    private static async Task<IReadOnlyList<Result>> Run(OverloadLoad load, TimeSpan round)
    {
        await load.RunClosed(PeakCallers, _checkouts, 2 * round);
        var peak = await load.RunClosed(PeakCallers, _checkouts, 2 * round);
        var rate = peak.Answers.Rate;
        var calm = await Phase("at 70 %", load, 0.7 * rate, _checkouts, 2 * round);
        var over = await Phase($"at {Times} times", load, Times * rate, _checkouts, 12 * round); // of 5 s each: a minute
        var after = await Phase("afterwards", load, 0.7 * rate, _checkouts, TimeSpan.FromSeconds(10));

        await load.RunClosed(PeakCallers, _all, round);
        var ofAll = (await load.RunClosed(PeakCallers, _all, round)).Answers.Rate;
        var mixed = await Phase($"all ranks at {Times} times", load, Times * ofAll, _all, 3 * round);
        return
        [
            ResultOf("overload-peak", "checkouts begun", peak.Answers, 1),
            ResultOf("overload-calm", "at 70 %", calm.Answers, calm.Answers.Rate / rate),
            ResultOf("overload", "at 5 times; the ratio is to the peak", over.Answers, over.Answers.Rate / rate),
            ResultOf("overload-p99", "the ratio is of p99 to that at 70 %", over.Answers, over.Answers.P99Ms / calm.Answers.P99Ms),
            ResultOf("overload-refused", "refusals", over.Refusals, over.Refusals.Rate / rate),
            new Result("overload-recovery", "until all is answered as before") { P50Ms = 0, MaxMs = after.WellAfter(3 * calm.Answers.P99Ms).TotalMilliseconds },
            .. Enum.GetValues<Wish>().Select(wish => new Result($"overload-{wish}".ToLowerInvariant(), "of a hundred, all ranks at 5 times") { Percent = mixed.PercentOf(wish) }),
        ];
    }

    private static Result ResultOf(string name, string unit, Figures figures, double ratio) => new(name, unit)
    {
        Rate = figures.Rate,
        PerCpuSecond = figures.PerCpuSecond,
        P50Ms = figures.P50Ms,
        P99Ms = figures.P99Ms,
        P999Ms = figures.P999Ms,
        Ratio = ratio,
    };

    private static async Task<OverloadPhase> Phase(string name, OverloadLoad load, double rate, Wish[] wishes, TimeSpan duration)
    {
        var phase = await load.RunOpen(rate, wishes, duration);
        Console.WriteLine($"{name}: second, offered, answered, refused, unsent, p99 of answers in ms");
        foreach (var (i, second) in phase.Seconds.Index())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {i,3} {second.Offered,7} {second.Answered,7} {second.Refused,7} {second.Unsent,7} {second.P99Ms,8:0.0}"));
        }

        return phase;
    }
}
