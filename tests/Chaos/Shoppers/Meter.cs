using System.Diagnostics;

namespace Shop.Chaos.Shoppers;

/// <summary>What shoppers saw: how many requests failed, with what, and for how long nobody was answered.</summary>
internal sealed class Meter
{
    private readonly Lock _lock = new();
    private readonly List<Attempt> _attempts = [];
    private readonly List<(long At, string What)> _marks = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _ended = long.MaxValue;

    /// <summary>Since the load began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    public int Requests
    {
        get
        {
            lock (_lock)
            {
                return _attempts.Count;
            }
        }
    }

    /// <summary>A request that ended now.</summary>
    /// <param name="began">When it was sent.</param>
    /// <param name="failure">What became of it; null where it was answered, if only by a refusal.</param>
    public void Note(long began, string? failure)
    {
        lock (_lock)
        {
            _attempts.Add(new Attempt(began, Stopwatch.GetTimestamp(), failure));
        }
    }

    /// <summary>Something was done to the shop now.</summary>
    public void Mark(string what)
    {
        lock (_lock)
        {
            _marks.Add((Stopwatch.GetTimestamp(), what));
        }
    }

    /// <summary>Shoppers begin nothing more from now on: that fewer of them are answered is no gap.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>What failed, and how often.</summary>
    public IReadOnlyDictionary<string, int> Failures()
    {
        lock (_lock)
        {
            return _attempts.Where(static one => one.Failure is not null).GroupBy(static one => one.Failure!).ToDictionary(static group => group.Key, static group => group.Count());
        }
    }

    /// <summary>The longest time in which no shopper was answered, since something was first marked: a shop that has just begun is slow.</summary>
    public TimeSpan LongestGap()
    {
        lock (_lock)
        {
            return Gaps(_marks.Count > 0 ? _marks[0].At : _began).Select(static gap => gap.Length).DefaultIfEmpty().Max();
        }
    }

    /// <summary>The longest that an answered request took, since then.</summary>
    public TimeSpan Slowest()
    {
        lock (_lock)
        {
            var from = _marks.Count > 0 ? _marks[0].At : _began;
            return _attempts.Where(one => one.Failure is null && one.Began >= from).Select(static one => Stopwatch.GetElapsedTime(one.Began, one.Ended)).DefaultIfEmpty().Max();
        }
    }

    /// <summary>For each thing that was done to the shop: when, what, what failed from then until the next one, and the longest gap.</summary>
    public IReadOnlyList<(TimeSpan At, string What, int Failed, TimeSpan Gap)> Story()
    {
        lock (_lock)
        {
            return [.. _marks.Select((mark, i) =>
            {
                var until = i + 1 < _marks.Count ? _marks[i + 1].At : long.MaxValue;
                var failed = _attempts.Count(one => one.Failure is not null && one.Ended >= mark.At && one.Ended < until);
                var gap = Gaps(mark.At).Where(gap => gap.From < until).Select(static gap => gap.Length).DefaultIfEmpty().Max();
                return (Stopwatch.GetElapsedTime(_began, mark.At), mark.What, failed, gap);
            })];
        }
    }

    // Between answers that came one after the other, from a moment on.
    private IEnumerable<(long From, TimeSpan Length)> Gaps(long from)
    {
        foreach (var answered in _attempts.Where(one => one.Failure is null && one.Ended >= from && one.Ended < _ended).Select(static one => one.Ended).Order())
        {
            yield return (from, Stopwatch.GetElapsedTime(from, answered));
            from = answered;
        }
    }

    private readonly record struct Attempt(long Began, long Ended, string? Failure);
}
