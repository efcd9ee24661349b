namespace Shop.Chaos.Shoppers;

/// <summary>Some shoppers at once, each with a connection or two.</summary>
internal sealed class Load : IDisposable
{
    // Longer than the shop lets a call take before it says that it doesn't know.
    private static readonly TimeSpan _requestPatience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _all;

    /// <param name="address">Of the shop.</param>
    /// <param name="shoppers">How many.</param>
    /// <param name="seed">Decides what they do.</param>
    /// <param name="goods">What they buy.</param>
    /// <param name="thinkMax">The longest that one thinks between two changes of a cart.</param>
    public Load(Uri address, int shoppers, int seed, IReadOnlyList<string> goods, TimeSpan thinkMax)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = _requestPatience };
        _all = Task.WhenAll(Enumerable.Range(0, shoppers).Select(number => Task.Run(() =>
            new Shopper(new Random((seed * 1_000) + number), new ShopCalls(_http, Meter), Ledger, goods, thinkMax).RunAsync(_stop.Token))));
    }

    public Meter Meter { get; } = new();

    public Ledger Ledger { get; } = new();

    /// <summary>Lets all of them end what they have begun.</summary>
    /// <exception cref="Exception">A shopper understood something that is no answer.</exception>
    public async Task StopAsync()
    {
        Meter.End();
        await _stop.CancelAsync();
        await _all;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _http.Dispose();
    }
}
