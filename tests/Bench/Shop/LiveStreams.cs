using System.Diagnostics;
using System.Globalization;
using Orleans;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime.External;
using Shop.Catalog;
using Shop.Inventory;
using Shop.Runtime.Testing.Network;

namespace Shop.Bench.Shop;

/// <summary>
/// Ten thousand open pages of one product at one Api, which runs in a process of its own: what each costs in memory, how soon all of them
/// are told of a change, and how often while the stock changes a thousand times a second. In the end everybody knows the last of it.
/// </summary>
internal sealed class LiveStreams : IBenchCase
{
    private const int Streams = 10_000;
    private const int AtOnce = 100;
    private const int WarmChanges = 12;
    private const int SingleChanges = 9;
    private const int ChangesASecond = 1_000;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public string Name => "live-streams";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        await BenchProducts.LoadWithSkus(shop, 1);
        var sku = Sku.Parse("LAMP-0-0");
        var product = await ProductOf(shop, sku);
        var stock = shop.Grains.GetGrain<IStockGrain>(StockKey.Of(sku));
        await Change(stock, SingleChanges);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var api = await OtherProcess.Start(
            ServeCommand.Api, ServeCommand.DatabaseOption, shop.Database.ConnectionString, ServeCommand.PortOption, address.Port.ToString(CultureInfo.InvariantCulture));
        using var http = new HttpClient { BaseAddress = address };
        var some = await Open(address, product, AtOnce); // so that what is there once isn't counted for each
        var before = await Memory(http);
        var watchers = await Open(address, product, Streams);
        var after = await Memory(http);

        // An Api tells of changes all day. In the first seconds a fifth of what both processes do is to compile.
        for (var i = 0; i < WarmChanges; i++)
        {
            await TimeToAll(shop, stock, product, watchers, i);
        }

        var times = new List<TimeSpan>();
        for (var i = 0; i < SingleChanges; i++)
        {
            times.Add(await TimeToAll(shop, stock, product, watchers, i));
        }

        var (perWatcher, most) = await Rush(shop, stock, product, watchers, 2 * options.Round);
        var busy = await Memory(http);
        some.Concat(watchers).ToList().ForEach(static watcher => watcher.Dispose());
        return
        [
            new Result("live-stream-memory", "bytes of the process a stream") { Bytes = (after.Process - before.Process) / (double)Streams },
            new Result("live-stream-heap", "bytes of the heap a stream") { Bytes = (after.Heap - before.Heap) / (double)Streams },
            new Result("live-stream-busy", "bytes of the process a stream, after a rush of changes") { Bytes = (busy.Process - before.Process) / (double)Streams },
            Result.Of("live-told-all", times),
            new Result("live-events", $"events a second and watcher; the ratio is the most that one had; {ChangesASecond:N0} changes a second")
            {
                Rate = perWatcher, PerCpuSecond = 0, P50Ms = 0, P99Ms = 0, P999Ms = 0, Ratio = most,
            },
        ];
    }

    private static async Task<LiveWatcher[]> Open(Uri address, string product, int count)
    {
        var watchers = new List<LiveWatcher>();
        while (watchers.Count < count)
        {
            watchers.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LiveWatcher.Open(address, product))));
        }

        await Until(() => watchers.TrueForAll(static watcher => watcher.Events > 0), watchers);
        return [.. watchers];
    }

    // From when the change is asked for to when the last of all has read of it.
    private static async Task<TimeSpan> TimeToAll(ShopUnderTest shop, IStockGrain stock, string product, LiveWatcher[] watchers, int number)
    {
        await Task.Delay(500); // quiet before it
        var began = Stopwatch.GetTimestamp();
        await Change(stock, number);
        var written = Stopwatch.GetElapsedTime(began);
        await UntilAllKnow(shop, product, watchers);
        var told = watchers.Select(watcher => Stopwatch.GetElapsedTime(began, watcher.ToldAt)).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  written after {written.TotalMilliseconds:0.0} ms; told the first after {told[0].TotalMilliseconds:0.0}, half of all after "
            + $"{told[told.Length / 2].TotalMilliseconds:0.0}, the last after {told[^1].TotalMilliseconds:0.0} ms"));
        return told[^1];
    }

    private static async Task<(double PerWatcher, double Most)> Rush(
        ShopUnderTest shop, IStockGrain stock, string product, LiveWatcher[] watchers, TimeSpan duration)
    {
        var before = watchers.Select(static watcher => watcher.Events).ToArray();
        var figures = await OpenLoop.Run(ChangesASecond, duration, shop.Database.Cpu, number => Change(stock, number));
        var told = watchers.Zip(before, static (watcher, events) => watcher.Events - events).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {figures.Rate:N0} changes a second, p99 {figures.P99Ms:0.0} ms; "
            + $"events of a watcher: {told.Min()} to {told.Max()} in {duration.TotalSeconds} s"));
        await UntilAllKnow(shop, product, watchers);
        return (told.Average() / duration.TotalSeconds, told.Max() / duration.TotalSeconds);
    }

    private static async Task UntilAllKnow(ShopUnderTest shop, string product, LiveWatcher[] watchers)
    {
        var last = 0L;
        await Until(
            async () =>
            {
                last = (await shop.Grains.GetGrain<IProductGrain>(product).Read())!.Version;
                return Array.TrueForAll(watchers, watcher => watcher.Version == last);
            },
            watchers);
    }

    private static Task Until(Func<bool> isSo, IReadOnlyList<LiveWatcher> watchers) => Until(() => Task.FromResult(isSo()), watchers);

    private static async Task Until(Func<Task<bool>> isSo, IReadOnlyList<LiveWatcher> watchers)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (watchers.FirstOrDefault(static watcher => watcher.Ended is not null) is { } ended)
            {
                throw new InvalidOperationException("A stream has ended.", ended.Ended);
            }

            if (Stopwatch.GetElapsedTime(began) > _patience)
            {
                throw new TimeoutException("Not all streams were told of the last change within a minute.");
            }

            await Task.Delay(5);
        }
    }

    // So few that shoppers are told how many, and each time another number: of a full shelf they are told once that it is full.
    private static Task<StockChangeResult> Change(IStockGrain stock, int number) =>
        stock.Change(new ChangeStock(OperationId.New(), 1 + (number % Availability.LowAtMost), false, "count", "bench"));

    private static async Task<string> ProductOf(ShopUnderTest shop, Sku sku)
    {
        await using var find = shop.Database.PlainSource.CreateCommand("SELECT product_id FROM shop.product_skus WHERE sku = $1");
        find.Parameters.AddWithValue(sku.Value);
        return (string)(await find.ExecuteScalarAsync())!;
    }

    private static async Task<(long Heap, long Process)> Memory(HttpClient http)
    {
        var parts = (await http.GetStringAsync(BenchApi.MemoryPath)).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
