using System.Diagnostics;
using Shop.Chaos.Cases;
using Shop.Chaos.Checking;
using Shop.Chaos.Network;
using Shop.Chaos.Processes;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos;

/// <summary>A shop with shoppers in it, to which a case does its worst, and the checker afterwards.</summary>
internal sealed class Drill
{
    private const int Silos = 3;
    private const int Shoppers = 12;

    // The short form runs beside other tests, and is there for the faults, not for the load.
    private const int ShoppersBriefly = 5;
    private const int Queuers = 4;
    private const int QueuersBriefly = 2;
    private static readonly TimeSpan _think = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan _thinkBriefly = TimeSpan.FromMilliseconds(300);

    // A moment in which some come before the places are drawn; nothing but a fault keeps anybody from using an admission.
    private static readonly TimeSpan _saleStartsIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _admission = TimeSpan.FromMinutes(10);

    // A shop that is warm, with all kinds of things under way.
    private const int WarmRequests = 300;
    private const int WarmRequestsBriefly = 60;

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly DrillOptions _options;
    private readonly Load _load;

    private Drill(DrillOptions options, DrilledShop shop, Load load) => (_options, Shop, _load, Random) = (options, shop, load, new Random(options.Seed));

    public DrilledShop Shop { get; }

    /// <summary>The lines between hosts, where silos have some of their own.</summary>
    public Lines Lines => Shop.Lines!;

    /// <summary>Decides what is done and when.</summary>
    public Random Random { get; }

    public Meter Meter => _load.Meter;

    /// <summary>The short form, of seconds.</summary>
    public bool IsBrief => _options.IsBrief;

    /// <summary>Whether there is time for one more fault.</summary>
    public bool HasTime => Stopwatch.GetElapsedTime(_began) < _options.Length;

    /// <summary>Plays a case and judges what is left; false where something isn't as it has to be.</summary>
    public static async Task<bool> RunAsync(DrillCase played, DrillOptions options)
    {
        options.Say($"== {played.Name}: {played.What} (seed {options.Seed})");
        if (played.Obstacle() is { } obstacle)
        {
            options.Say($"skipped: {obstacle}");
            return true;
        }

        if (played.Alone is { } alone)
        {
            return await alone(options);
        }

        var isApart = played.IsApart || (played.IsApartWherePossible && Host.Obstacle() is null);
        var shop = await DrilledShop.StartAsync(Silos, isApart, played.Prepare);
        var isWhole = false;
        try
        {
            using var load = await NewLoadAsync(played, options, shop);
            var broken = await new Drill(options, shop, load).PlayAsync(played);
            isWhole = broken.Count == 0;
            return isWhole;
        }
        finally
        {
            await shop.DisposeAsync();
            if (isWhole && !options.IsKept)
            {
                Directory.Delete(shop.Folder, recursive: true);
            }
            else
            {
                options.Say($"what the programs said is in {shop.Folder}");
            }
        }
    }

    /// <summary>Something is done now: it is said, and what shoppers see from now on counts for it.</summary>
    public void Say(string what)
    {
        Meter.Mark(what);
        _options.Say($"{Meter.Elapsed.TotalSeconds,7:F1} s  {what}");
    }

    /// <summary>Lets shoppers shop for a while, whose length chance decides; half as long in the short form.</summary>
    public Task PauseAsync(double secondsMin, double secondsMax) =>
        Task.Delay(TimeSpan.FromSeconds((secondsMin + (Random.NextDouble() * (secondsMax - secondsMin))) * (IsBrief ? 0.5 : 1)));

    /// <summary>Chance chooses one.</summary>
    public Kept AnySilo() => Shop.Silos[Random.Next(Shop.Silos.Count)];

    /// <summary>Chance chooses two.</summary>
    public (Kept One, Kept Other) TwoSilos()
    {
        var two = Shop.Silos.OrderBy(_ => Random.Next()).Take(2).ToList();
        return (two[0], two[1]);
    }

    /// <summary>Waits until it is so.</summary>
    /// <exception cref="TimeoutException">It isn't within a minute.</exception>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(1))
            {
                throw new TimeoutException($"Not within a minute: {what}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Waits until everything is ready again.</summary>
    public async Task MendedAsync()
    {
        await Shop.ReadyAsync();
        Say("all are ready");
    }

    private static async Task<Load> NewLoadAsync(DrillCase played, DrillOptions options, DrilledShop shop)
    {
        var (isBrief, goods) = (options.IsBrief, shop.Goods.Keys.ToList());

        // Of the first thing there is plenty: who waits for it is admitted until the end.
        var sale = played.HasSale ? await ShopStaff.OpenRoomAsync(shop, goods[0], _saleStartsIn, _admission) : null;
        return new Load(
            shop.Address, isBrief ? ShoppersBriefly : Shoppers, options.Seed, sale is null ? goods : goods[1..], isBrief ? _thinkBriefly : _think,
            sale, isBrief ? QueuersBriefly : Queuers);
    }

    private async Task<List<string>> PlayAsync(DrillCase played)
    {
        var checker = new Checker(Shop.Database, _load.Ledger, Shop.Goods);
        using var stop = new CancellationTokenSource();
        var watching = checker.WatchAsync(stop.Token);
        while (Meter.Requests < (IsBrief ? WarmRequestsBriefly : WarmRequests))
        {
            await Task.Delay(50);
        }

        Say("the shop is warm");
        await played.Play(this);
        await Shop.ReadyAsync();
        await PauseAsync(1, 1);
        await _load.StopAsync();
        await stop.CancelAsync();
        await watching;
        var broken = await checker.JudgeAsync();

        // A silo that gave itself up was one too many: a machine that is too busy is another fault than the one that was played.
        if (played.IsUnnoticed && Shop.Silos.All(static silo => silo.OwnEnds == 0) && Meter.Failures() is { Count: > 0 } failures)
        {
            broken.Add($"shoppers noticed: {string.Join(", ", failures.Select(static one => $"{one.Value} {one.Key}"))}");
        }

        Report.Write(_options.Say, Shop, _load, checker, broken);
        return broken;
    }
}
