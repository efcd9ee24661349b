namespace Shop.Chaos.Shoppers;

/// <summary>Some shoppers at once, each with a connection or two.</summary>
internal sealed class Load : IDisposable
{
    // Longer than the shop lets a call take before it says that it doesn't know.
    private static readonly TimeSpan _requestPatience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _all;

    /// <param name="address">Of the shop.</param>
    /// <param name="shoppers">How many.</param>
    /// <param name="seed">Decides what they do.</param>
    /// <param name="goods">What they buy.</param>
    /// <param name="thinkMax">The longest that one thinks between two changes of a cart.</param>
    /// <param name="sale">A sale with a waiting room, of something else; null for none.</param>
    /// <param name="queuers">How many more there are who come to it.</param>
    /// <param name="ledger">Where what they are told goes; null for a new one.</param>
    public Load(
        Uri address, int shoppers, int seed, IReadOnlyList<string> goods, TimeSpan thinkMax, Sale? sale = null, int queuers = 0, Ledger? ledger = null)
    {
        Ledger = ledger ?? new Ledger();
        _http = new HttpClient { BaseAddress = address, Timeout = _requestPatience };
        var all = Enumerable.Range(0, shoppers)
            .Select(number => Task.Run(() => new Shopper(NewRandom(seed, number), NewCalls(), Ledger, goods, thinkMax).RunAsync(_stop.Token)));
        var waiting = Enumerable.Range(shoppers, sale is null ? 0 : queuers)
            .Select(number => Task.Run(() => new Queuer(NewRandom(seed, number), NewCalls(), Ledger, sale!).RunAsync(_stop.Token)));
        _all = Task.WhenAll([.. all, .. waiting]);
    }

    public Meter Meter { get; } = new();

    public Ledger Ledger { get; }

    /// <summary>Lets all of them end what they have begun.</summary>
    /// <exception cref="Exception">A shopper understood something that is no answer.</exception>
    public async Task StopAsync()
    {
        Meter.End();
        await _stop.CancelAsync();
        await _all;
    }

    /// <summary>All of them go, whatever they have begun: what wasn't answered is unknown, and they hear of nothing that comes later.</summary>
    public async Task AbandonAsync()
    {
        Meter.End();
        await _stop.CancelAsync();
        await _gone.CancelAsync();
        try
        {
            await _all;
        }
        catch (OperationCanceledException)
        {
            // As they were told.
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _gone.Dispose();
        _http.Dispose();
    }

    private static Random NewRandom(int seed, int number) => new((seed * 1_000) + number);

    private ShopCalls NewCalls() => new(_http, Meter, _gone.Token);
}
