using System.Diagnostics;
using Shop.Chaos.Cases;
using Shop.Chaos.Checking;
using Shop.Chaos.Processes;
using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>
/// One sale, from its opening by staff to the last piece, in a shop of processes of its own on this machine; beside them the crowd,
/// which takes its share of the same processors. Afterwards the drills' checker looks the books over.
/// </summary>
internal sealed class Rehearsal
{
    // The shop as it is before a sale: it has run for hours, so that what a sale needs is compiled. Cold, three silos, an Api and a
    // payment provider on two cores spend half of their processor time on compiling for the first minute.
    private const int WarmShoppers = 12;
    private const int WarmRequests = 6_000;
    private const int WarmArrivals = 2_000;
    private static readonly TimeSpan _warmThink = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _warmSale = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _warmPatience = TimeSpan.FromSeconds(60);

    // Until all silos know what the room guards.
    private static readonly TimeSpan _guardedAfter = TimeSpan.FromSeconds(2);

    // A supervisor that has to find another machine.
    private static readonly TimeSpan _away = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly SpikeOptions _options;
    private readonly DrilledShop _shop;
    private readonly Action<string> _say;
    private readonly Timeline _timeline = new();

    private Rehearsal(SpikeOptions options, DrilledShop shop, Action<string> say) => (_options, _shop, _say) = (options, shop, say);

    /// <summary>Plays a sale.</summary>
    /// <param name="options">How large.</param>
    /// <param name="isKilled">Whether the silo that has the waiting room is killed in the middle.</param>
    /// <param name="say">Is told the story.</param>
    public static async Task<Played> PlayAsync(SpikeOptions options, bool isKilled, Action<string> say)
    {
        var shop = await DrilledShop.StartAsync(options.Silos, scarce: options.Units);
        var isWhole = false;
        try
        {
            var (goods, sku) = (shop.Goods.Keys.Where(one => shop.Goods[one] != options.Units).ToList(), shop.Goods.Last().Key);
            using var load = new Load(shop.Address, WarmShoppers, options.Seed, goods, _warmThink);
            while (load.Meter.Requests < WarmRequests)
            {
                await Task.Delay(50);
            }

            await load.StopAsync();
            await WarmAsync(options, shop, load.Ledger, goods[0]);
            var sale = await ShopStaff.OpenRoomAsync(shop, sku, _guardedAfter + options.StartsAfter, options.Admission);
            await Task.Delay(_guardedAfter);
            var played = await new Rehearsal(options, shop, say).PlayAsync(sale, load.Ledger, isKilled);
            isWhole = played.Broken.Count == 0;
            return played;
        }
        finally
        {
            await shop.DisposeAsync();
            if (isWhole)
            {
                Directory.Delete(shop.Folder, recursive: true);
            }
            else
            {
                say($"what the programs said is in {shop.Folder}");
            }
        }
    }

    // A small sale of something that there is plenty of.
    private static async Task WarmAsync(SpikeOptions options, DrilledShop shop, Ledger ledger, string sku)
    {
        var small = options with { Length = _warmSale };
        var sale = await ShopStaff.OpenRoomAsync(shop, sku, _guardedAfter + small.StartsAfter, small.Admission);
        await Task.Delay(_guardedAfter);
        var timeline = new Timeline();
        using var connections = new Connections(shop.Address, options.Connections, timeline);
        var page = await new SaleBooks(shop.Database, sale.Room, sale.Sku).PageAsync();
        var crowd = new Crowd(connections, ledger, sale, page, small.LookEvery, timeline);
        using var over = new CancellationTokenSource(_warmPatience);
        // Other people: by the same seed some would be those of the sale, and name their wishes alike.
        await crowd.ComeAsync(VisitPlan.Of(WarmArrivals, small.Length, small.StartsAfter, options.Seed + 1), over.Token);
        await ShopStaff.CloseRoomAsync(shop, sale);
    }

    private async Task<Played> PlayAsync(Sale sale, Ledger ledger, bool isKilled)
    {
        var books = new SaleBooks(_shop.Database, sale.Room, sale.Sku);
        using var connections = new Connections(_shop.Address, _options.Connections, _timeline);
        var crowd = new Crowd(connections, ledger, sale, await books.PageAsync(), _options.LookEvery, _timeline);
        using var over = new CancellationTokenSource();
        using var cpu = Process.GetCurrentProcess();
        var cpuBefore = cpu.TotalProcessorTime;
        Mark("the doors open");
        var coming = crowd.ComeAsync(VisitPlan.Of(_options.Arrivals, _options.Length, _options.StartsAfter, _options.Seed), over.Token);
        var killing = isKilled ? KillAsync(over.Token) : Task.CompletedTask;
        await WatchAsync(books, crowd, coming);
        await over.CancelAsync();
        await coming;
        await killing;
        cpu.Refresh();
        var share = (cpu.TotalProcessorTime - cpuBefore) / (_timeline.Elapsed * Environment.ProcessorCount);
        var moments = _timeline.Moments(); // of the sale: what follows is the books' closing
        var broken = await new Checker(_shop.Database, ledger, _shop.Goods).JudgeAsync();
        return new Played(moments, _timeline, await books.ReadAsync(), ledger, crowd.LateMax, share, broken);
    }

    // Looks once a second, until all is sold, everybody has gone, or it has taken too long.
    private async Task WatchAsync(SaleBooks books, Crowd crowd, Task coming)
    {
        var hasStarted = false;
        Story.WriteHead(_say);
        while (_timeline.Elapsed < _options.Patience && !coming.IsCompleted)
        {
            await Task.WhenAny(coming, Task.Delay(_interval));
            if (!hasStarted && _timeline.Elapsed >= _options.StartsAfter)
            {
                hasStarted = true;
                Mark("the sale starts");
            }

            var shelf = await books.ReadAsync();
            _timeline.Note(shelf);
            Story.WriteSoFar(_say, _timeline, shelf);
            // What somebody who is gone holds is kept for ten minutes, for which nobody would watch a rehearsal.
            if (crowd.GoneFor(_options.LookEvery) is { Count: > 0 } gone)
            {
                await books.LapseAsync(gone);
            }

            if (shelf.IsSold)
            {
                Mark("all is sold");
                return;
            }
        }

        Mark(coming.IsCompleted ? "everybody has gone" : "time is up");
    }

    private async Task KillAsync(CancellationToken isOver)
    {
        await Task.Delay(_options.Length / 2, isOver).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var silo = await Rooms.KeeperAsync(_shop) ?? _shop.Silos[0];
        silo.RestartDelay = _away;
        silo.Kill();
        Mark($"kill -9 of {silo.Name}, which has the room");
        await Task.Delay(_away, CancellationToken.None);
        await _shop.ReadyAsync();
        Mark($"{silo.Name} is back");
    }

    private void Mark(string what)
    {
        _timeline.Mark(what);
        _say($"{_timeline.Elapsed.TotalSeconds,6:F1} s  {what}");
    }
}
