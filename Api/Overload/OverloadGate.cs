using Shop.Api.Limits;

namespace Shop.Api.Overload;

/// <summary>
/// Gives requests their turns: as many at a time as the shop can work at (<see cref="AdaptiveLimit"/>). A burst waits for a moment. Where
/// it was more than a burst, only a few may wait until that is over, and all others are refused at once: a queue that never gets empty
/// makes everybody late and nobody quick.
/// </summary>
/// <remarks>
/// That a burst may wait and a standing queue mayn't is CoDel's idea (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 10, 2012).
/// The framework's <see cref="System.Threading.RateLimiting.ConcurrencyLimiter"/> knows neither ranks nor a limit that changes.
/// </remarks>
internal sealed class OverloadGate
{
    // A burst of a page's requests by many; at a thousand answers a second the last of them waits a quarter of a second.
    private const int BurstMax = 256;

    // In a rush: so many that a turn that is given back finds a taker at once, however unevenly they come.
    private const int RushMin = 8;

    // A rush is over when so long nobody was refused.
    private static readonly TimeSpan _rushFor = TimeSpan.FromSeconds(2);

    // Longer nobody waits for a page: the turn would be given to one who has gone. Whoever buys stays, and their client waits for
    // thirty seconds; the work itself needs some of them.
    private static readonly TimeSpan _waitMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _waitToBuyMax = TimeSpan.FromSeconds(10);

    // Of a slow shop more is to be seen before it is judged.
    private const int SamplesWanted = 20;
    private static readonly TimeSpan _windowMax = TimeSpan.FromMilliseconds(500);

    private static readonly Task<bool> _refused = Task.FromResult(false);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly int _least;
    private readonly int _most;
    private readonly int _waitingMost;
    private readonly TurnQueue<TaskCompletionSource<bool>> _waiting = new();
    private AdaptiveLimit _limit;
    private LimitWindow _window;
    private long _windowFrom;
    private long? _refusedAt;
    private int _answering;

    /// <summary>One that keeps to the process's bounds.</summary>
    public OverloadGate(ApiLimits limits, TimeProvider time)
    {
        _time = time;
        _most = Math.Max(1, limits.RequestsInFlightMax / 2);
        _waitingMost = Math.Min(limits.RequestsInFlightMax - _most, BurstMax);
        _least = limits.RequestsAtOnceMin;
        _limit = AdaptiveLimit.Initial(_least, _most);
        _windowFrom = time.GetTimestamp();
    }

    /// <summary>How many are answered at a time at most, as it is now.</summary>
    public int Limit => (int)_limit.Value;

    /// <summary>How many are being answered.</summary>
    public int Answering => Volatile.Read(ref _answering);

    /// <summary>How many wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Takes a turn that is free; false where there is none.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_answering >= Limit || _waiting.Count > 0)
            {
                return false;
            }

            _answering++;
            return true;
        }
    }

    /// <summary>Takes a turn, or waits for one; false where there is none to be had.</summary>
    public Task<bool> EnterAsync(RequestRank rank)
    {
        // Who is let in goes on elsewhere: the one who leaves has to answer, too.
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<bool>? displaced;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var isIn = _waiting.TryAdd(rank, turn, now, WaitingMost(now), out displaced);
            _window = _window with { SomebodyWaited = true };
            _refusedAt = isIn && displaced is null ? _refusedAt : now;
            if (!isIn)
            {
                return _refused;
            }

            GiveTurns();
        }

        displaced?.SetResult(false);
        return turn.Task;
    }

    /// <summary>Gives a turn back.</summary>
    /// <param name="route">Of the request that had it.</param>
    /// <param name="took">How long its answer took, where that tells of the shop.</param>
    public void Leave(RouteLoad route, TimeSpan? took)
    {
        lock (_lock)
        {
            if (took is { TotalMilliseconds: var milliseconds })
            {
                var isSlow = route.Usual.Take(milliseconds, isAtEase: _waiting.Count == 0 && _answering * 2 <= Limit);
                _window = _window with { Answered = _window.Answered + 1, Slow = _window.Slow + (isSlow ? 1 : 0) };
            }

            _answering--;
            GiveTurns();
        }
    }

    /// <summary>Looks at what was seen, and lets nobody wait too long. Called ten times a second.</summary>
    public void Tick()
    {
        List<TaskCompletionSource<bool>> late;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (_window.Answered >= SamplesWanted || _time.GetElapsedTime(_windowFrom, now) >= _windowMax)
            {
                _limit = _limit.Next(_window, _least, _most);
                (_window, _windowFrom) = (new LimitWindow(0, 0, _waiting.Count > 0), now);
            }

            late = _waiting.TakeBefore(rank => now - (long)((rank >= RequestRank.Shopping ? _waitToBuyMax : _waitMax).TotalSeconds * _time.TimestampFrequency));
            GiveTurns();
        }

        late.ForEach(static one => one.SetResult(false));
    }

    private int WaitingMost(long now) => _refusedAt is { } refused && _time.GetElapsedTime(refused, now) < _rushFor
        ? Math.Min(_waitingMost, Math.Max(RushMin, Limit / 2))
        : _waitingMost;

    private void GiveTurns()
    {
        while (_answering < Limit && _waiting.TryTake(out var next))
        {
            _answering++;
            next.SetResult(true);
        }
    }
}
