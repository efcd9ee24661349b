using System.Diagnostics;
using Shop.Chaos.Checking;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Regions;

/// <summary>
/// The loss of a whole region while people shop, and the change to the second. With synchronous replication the shoppers stay, repeat what
/// wasn't answered, and must find everything; without it they find a shop that has forgotten its last moments, so they go, what they
/// had been told is looked for, and others come: what nobody may be left with is a charge for an order that doesn't exist.
/// </summary>
internal sealed class RegionDrill : IDisposable
{
    private const int Silos = 2;
    private const int SilosBriefly = 1;
    private const int Shoppers = 12;
    private const int ShoppersBriefly = 4;
    private const int WarmRequests = 600;
    private const int WarmRequestsBriefly = 60;
    private static readonly TimeSpan _think = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan _thinkBriefly = TimeSpan.FromMilliseconds(300);

    // The shop goes on for so long afterwards.
    private static readonly TimeSpan _afterwards = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _afterwardsBriefly = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan _behind = TimeSpan.FromSeconds(2);

    private readonly DrillOptions _options;
    private readonly bool _isSynchronous;
    private readonly TwoRegions _regions;
    private readonly Random _random;
    private readonly HttpClient _http;
    private readonly Load _load;
    private readonly Ledger _others = new();
    private long _lostAt;

    private RegionDrill(DrillOptions options, bool isSynchronous, TwoRegions regions)
    {
        (_options, _isSynchronous, _regions, _random) = (options, isSynchronous, regions, new Random(options.Seed));
        _http = new HttpClient { BaseAddress = regions.Address, Timeout = TimeSpan.FromSeconds(10) };
        _load = NewLoad(options.Seed);
    }

    /// <summary>Plays it; false where something isn't as it has to be.</summary>
    public static async Task<bool> PlayAsync(DrillOptions options, bool isSynchronous)
    {
        var there = TwoRegions.Distance.TotalMilliseconds * 2;
        options.Say($"-- PostgreSQL replicates {(isSynchronous ? "synchronously" : "asynchronously")}, {there:0} ms there and back");
        var regions = await TwoRegions.StartAsync(options.IsBrief ? SilosBriefly : Silos, isSynchronous);
        var isWhole = false;
        try
        {
            using var drill = new RegionDrill(options, isSynchronous, regions);
            var broken = await drill.PlayAsync();
            Report.WriteVerdict(options.Say, broken);
            isWhole = broken.Count == 0;
            return isWhole;
        }
        finally
        {
            await regions.DisposeAsync();
            if (isWhole && !options.IsKept)
            {
                Directory.Delete(regions.Folder, recursive: true);
            }
            else
            {
                options.Say($"what the programs said is in {regions.Folder}");
            }
        }
    }

    public void Dispose()
    {
        _load.Dispose();
        _http.Dispose();
    }

    private async Task<List<string>> PlayAsync()
    {
        await WarmAsync();
        var early = await _regions.Second.ReadyOfAliveAsync();
        var broken = early.Select(static name => $"{name} says that it is ready, on a database that can't be written").ToList();
        var pace = (_load.Meter.Requests / _load.Meter.Elapsed.TotalSeconds, _load.Ledger.Orders.Count);
        if (!_isSynchronous)
        {
            // What is lost with a region rarely goes all at once; while it goes on and can't tell the other, that falls behind.
            _regions.CutReplication();
            Mark($"the line between the regions is cut, {_behind.TotalSeconds:0} s before");
            await Task.Delay(_behind);
        }

        var behind = await _regions.BehindAsync();
        await LoseFirstAsync();
        var newcomer = new Newcomer(_random, new ShopCalls(_http, _load.Meter), _others, _regions.Goods.Keys.First()).BuyAsync();
        var atOnce = await PromoteAsync();
        await _regions.Second.ReadyAsync();
        Mark("the second region is ready");
        var (answered, written, ordered) = await newcomer;
        Mark("somebody has bought something");
        await GoOnAsync();

        broken.AddRange(await WithoutWhatPeopleAreToldAsync(await JudgeAsync()));
        broken.AddRange(_regions.Second.Programs.Where(static one => one.OwnEnds > 0).Select(static one => $"{one.Name} ended {one.OwnEnds}× by itself"));
        var lost = await Losses.CountAsync(_regions.Second.Database, _load.Ledger, _regions.Goods);
        if (_isSynchronous && !lost.IsNone)
        {
            broken.Add($"acknowledged and lost: {lost}");
        }

        Report.WriteSeen(_options.Say, _load.Meter);
        _options.Say($"before: {pace.Item1:F0} requests/s, {pace.Count} orders told; the second region was {behind / 1024.0:F1} kB behind just before");
        _options.Say($"RPO: lost of what was acknowledged: {(atOnce is null ? "" : $"{atOnce} when promoted; in the end ")}{lost}");
        _options.Say($"RTO, from the loss on, nobody having had to notice or decide: answered after {answered.TotalSeconds:F1} s, wrote after {written.TotalSeconds:F1} s, sold after {ordered.TotalSeconds:F1} s");
        await SayWhatWasGivenBackAsync();
        return broken;
    }

    private async Task WarmAsync()
    {
        while (_load.Meter.Requests < (_options.IsBrief ? WarmRequestsBriefly : WarmRequests) || _load.Ledger.Orders.IsEmpty)
        {
            await Task.Delay(50);
        }

        Mark("the shop is warm");
        await Task.Delay(_random.NextDouble() * (_options.IsBrief ? _afterwardsBriefly : _afterwards));
    }

    private async Task LoseFirstAsync()
    {
        _lostAt = Stopwatch.GetTimestamp();
        var gone = _regions.KillFirstAsync();
        Mark("kill -9 of the first region: silos, Api, PostgreSQL");
        await gone;
        if (!_isSynchronous)
        {
            await _load.AbandonAsync();
        }
    }

    // What was lost then, as far as it can be known: who stays doesn't know yet what became of what they asked for last.
    private async Task<Losses?> PromoteAsync()
    {
        await _regions.Second.Server.PromoteAsync();
        Mark("the second region's PostgreSQL is promoted");
        return _isSynchronous ? null : await Losses.CountAsync(_regions.Second.Database, _load.Ledger, _regions.Goods);
    }

    private async Task GoOnAsync()
    {
        var length = _options.IsBrief ? _afterwardsBriefly : _afterwards;
        if (_isSynchronous)
        {
            await Task.Delay(length);
            await _load.StopAsync();
            return;
        }

        using var later = NewLoad(_options.Seed + 1, _others);
        await Task.Delay(length);
        await later.StopAsync();
        await _regions.RefuseWhatWaitsAsync();
    }

    private Task<List<string>> JudgeAsync() =>
        new Checker(_regions.Second.Database, _isSynchronous ? Both() : OthersOnly(), _regions.Goods).JudgeAsync();

    // A cancellation that is lost while its refund isn't leaves an order whose money is back: no program can know why. It is a difference
    // of the books, which wakes somebody (PaymentDifferences); what isn't told so is broken. With synchronous replication nothing may be.
    private async Task<List<string>> WithoutWhatPeopleAreToldAsync(List<string> broken)
    {
        if (_isSynchronous || broken.Count == 0)
        {
            return broken;
        }

        var told = new List<string>();
        await using var command = _regions.Second.Database.CreateCommand("""
            SELECT difference.payment_key, payment.order_id FROM shop.payment_differences difference JOIN shop.payments payment ON payment.key = difference.payment_key
            WHERE difference.resolved_at IS NULL
            """);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            told.AddRange([rows.GetString(0), rows.GetString(1)]);
        }

        var left = broken.Where(one => told.Exists(name => one.Contains(name, StringComparison.Ordinal))).ToList();
        left.ForEach(one => _options.Say($"left to people, who are told: {one}"));
        return [.. broken.Except(left)];
    }

    private Ledger Both()
    {
        var both = _load.Ledger;
        _others.Carts.ToList().ForEach(both.Carts.Add);
        _others.Orders.ToList().ForEach(both.Orders.Add);
        _others.Lies.ToList().ForEach(both.Lies.Add);
        return both;
    }

    // Of those who went, what is in their carts isn't looked at any more, but which of them may have become orders.
    private Ledger OthersOnly()
    {
        foreach (var cart in _load.Ledger.Carts)
        {
            _others.Carts.Add(new CartBook(cart.Id) { IsUnknown = true, MayBeBought = cart.MayBeBought });
        }

        _load.Ledger.Lies.ToList().ForEach(_others.Lies.Add);
        return _others;
    }

    private async Task SayWhatWasGivenBackAsync()
    {
        await using var command = _regions.Second.Database.CreateCommand("""
            SELECT count(*) FILTER (WHERE kind = 'orphan_authorisation'), count(*) FILTER (WHERE kind = 'charge_without_order'), count(*) FILTER (WHERE resolved_at IS NULL)
            FROM shop.payment_differences
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        _options.Say($"charges that the promoted books didn't know: {row.GetInt64(0)} let go of, {row.GetInt64(1)} given back; differences left: {row.GetInt64(2)}");
    }

    private void Mark(string what)
    {
        _load.Meter.Mark(what);
        var since = _lostAt == 0 ? "" : $" ({Stopwatch.GetElapsedTime(_lostAt).TotalSeconds:F2} s after the loss)";
        _options.Say($"{_load.Meter.Elapsed.TotalSeconds,7:F1} s  {what}{since}");
    }

    private Load NewLoad(int seed, Ledger? ledger = null) => new(
        _regions.Address, _options.IsBrief ? ShoppersBriefly : Shoppers, seed, [.. _regions.Goods.Keys], _options.IsBrief ? _thinkBriefly : _think, ledger: ledger);
}
