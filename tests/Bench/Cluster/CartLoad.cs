using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.Bench.Cluster;

/// <summary>
/// Shoppers who change carts of a cluster, each the next one's turn once its last was answered; and how long what was under way at
/// one moment took from then on. What fails retryably is sent again after a moment, as the Api does.
/// </summary>
internal sealed class CartLoad : IAsyncDisposable
{
    private const int Callers = 100;

    private static readonly TimeSpan _retryDelay = TimeSpan.FromMilliseconds(10);

    private readonly IStoredCartGrain[] _carts;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(long Began, long Ended)> _calls = new();
    private readonly Task _callers;

    public CartLoad(IGrainFactory factory, int carts)
    {
        _carts = [.. Enumerable.Range(0, carts).Select(i => factory.GetGrain<IStoredCartGrain>($"cart-{i}"))];
        _callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller))));
    }

    public IReadOnlyList<IStoredCartGrain> Carts => _carts;

    /// <summary>How long the calls that were under way at a timestamp took from then until they were answered or failed; the longest.</summary>
    public TimeSpan LongestUnderWayAt(long moment) => _calls
        .Where(call => call.Began <= moment && call.Ended >= moment)
        .Select(call => Stopwatch.GetElapsedTime(moment, call.Ended))
        .DefaultIfEmpty(TimeSpan.Zero)
        .Max();

    /// <summary>How long it takes from that timestamp until every cart has answered once more.</summary>
    public async Task<TimeSpan> AllAnswerAsync(long since)
    {
        await Task.WhenAll(_carts.Select(cart => RetryAsync(cart.Get)));
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>Calls until it is answered.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or InconsistentStateException)
            {
                await Task.Delay(_retryDelay);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _callers;
        _stop.Dispose();
    }

    private async Task CallAsync(int caller)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var failed = false;
            try
            {
                await _carts[(caller + (i * 31)) % _carts.Length].Add();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or InconsistentStateException)
            {
                failed = true;
            }

            _calls.Enqueue((began, Stopwatch.GetTimestamp()));
            if (failed)
            {
                await Task.Delay(_retryDelay);
            }
        }
    }
}
