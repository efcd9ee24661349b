using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.SiloProcess;

/// <summary>
/// Callers that count on grains of their own, and keep books of what they were told. Whatever happens to silos, what was
/// acknowledged is stored, in order and once, and nobody is told of a past that is over.
/// </summary>
public sealed class Writers : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ICounterGrain[] _grains;
    private readonly int[] _acknowledged;
    private readonly int[] _unknown;
    private readonly List<string> _lies = [];
    private readonly ConcurrentBag<string> _failures = [];
    private readonly Task _all;
    private int _rounds;

    public Writers(IGrainFactory grains, string cluster, int count)
    {
        Names = [.. Enumerable.Range(0, count).Select(i => $"{cluster}-{i}")];
        _grains = [.. Names.Select(name => grains.GetGrain<ICounterGrain>(name))];
        _acknowledged = new int[count];
        _unknown = new int[count];
        _all = Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => WriteAsync(i))));
    }

    /// <summary>The keys of their grains.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What a grain's count was acknowledged to be, and what it may be besides, as some calls' outcome is unknown.</summary>
    public (int Least, int Most) Known(int i) => (_acknowledged[i], _acknowledged[i] + _unknown[i]);

    /// <summary>What calls failed with so far.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Calls that were answered so far.</summary>
    public int Answers => Volatile.Read(ref _rounds);

    /// <summary>Stops them, and returns what they were told that can't be.</summary>
    public async Task<List<string>> StopAsync()
    {
        await _stop.CancelAsync();
        await _all;
        for (var i = 0; i < _grains.Length; i++)
        {
            Judge(i, await _grains[i].Read(), "reads in the end", mayBeSame: true);
        }

        return _lies;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _stop.Dispose();
    }

    private async Task WriteAsync(int i)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Judge(i, await _grains[i].Add("writer"), "counts", mayBeSame: false);
                Judge(i, await _grains[i].Read(), "reads", mayBeSame: true); // from memory: another life of it would know less
                Interlocked.Increment(ref _rounds);
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or InconsistentStateException)
            {
                _failures.Add(exception.Message);
                _unknown[i]++;
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Between what was acknowledged and that and what has an unknown outcome, any count may be.</summary>
    private void Judge(int i, int told, string what, bool mayBeSame)
    {
        var least = _acknowledged[i] + (mayBeSame ? 0 : 1);
        if (told < least || told > least + _unknown[i])
        {
            lock (_lies)
            {
                _lies.Add($"writer {i} {what} {told}, which is not in {least}..{least + _unknown[i]}");
            }
        }

        _unknown[i] -= Math.Max(0, told - least);
        _acknowledged[i] = told;
    }
}
