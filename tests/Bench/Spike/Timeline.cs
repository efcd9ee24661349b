using System.Diagnostics;
using Shop.Bench.Measuring;

namespace Shop.Bench.Spike;

/// <summary>What a crowd did and saw, second by second, since the doors opened. Everybody writes into it.</summary>
internal sealed class Timeline
{
    private static readonly int _steps = Enum.GetValues<Step>().Length;
    private static readonly int _outcomes = Enum.GetValues<Outcome>().Length;

    private readonly Lock _lock = new();
    private readonly List<Second> _seconds = [];
    private readonly List<Mark> _marks = [];
    private readonly SortedDictionary<string, int> _failures = [];
    private readonly LatencyHistogram _latency = new();
    private readonly long _began = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>What happened to everybody, in order.</summary>
    public IReadOnlyList<Mark> Marks
    {
        get
        {
            lock (_lock)
            {
                return [.. _marks];
            }
        }
    }

    /// <summary>What requests that weren't answered came to, and how often.</summary>
    public IReadOnlyDictionary<string, int> Failures
    {
        get
        {
            lock (_lock)
            {
                return new SortedDictionary<string, int>(_failures);
            }
        }
    }

    /// <summary>A shopper got so far, now.</summary>
    public void Note(Step step)
    {
        lock (_lock)
        {
            Now().Steps[(int)step]++;
        }
    }

    /// <summary>A try of a request ended now.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="due">When it was wanted.</param>
    /// <param name="why">Names what it came to where it wasn't answered.</param>
    public void Note(Outcome outcome, long due, string why)
    {
        var took = Stopwatch.GetElapsedTime(due);
        lock (_lock)
        {
            var now = Now();
            now.Outcomes[(int)outcome]++;
            if (outcome == Outcome.Answered)
            {
                (now.Latency ??= new LatencyHistogram()).Record(took);
                _latency.Record(took);
            }
            else
            {
                _failures[why] = _failures.GetValueOrDefault(why) + 1;
            }
        }
    }

    /// <summary>The database has so much now.</summary>
    public void Note(Shelf shelf)
    {
        lock (_lock)
        {
            Now().Shelf = shelf;
        }
    }

    /// <summary>Something happens to everybody now.</summary>
    public void Mark(string what)
    {
        lock (_lock)
        {
            _marks.Add(new Mark(Elapsed, what));
        }
    }

    /// <summary>How many have got so far until now.</summary>
    public int Count(Step step)
    {
        lock (_lock)
        {
            return _seconds.Sum(second => second.Steps[(int)step]);
        }
    }

    /// <summary>How many tries of requests have come to that until now.</summary>
    public int Count(Outcome outcome)
    {
        lock (_lock)
        {
            return _seconds.Sum(second => second.Outcomes[(int)outcome]);
        }
    }

    /// <summary>The latency that a share of all answered requests is at or below, in milliseconds.</summary>
    public double QuantileMs(double quantile)
    {
        lock (_lock)
        {
            return _latency.QuantileMs(quantile);
        }
    }

    /// <summary>The seconds that have been.</summary>
    public IReadOnlyList<Moment> Moments()
    {
        lock (_lock)
        {
            return [.. _seconds.Select(static (one, i) => new Moment(i, [.. one.Steps], [.. one.Outcomes], one.Latency?.QuantileMs(0.5), one.Latency?.QuantileMs(0.99), one.Shelf))];
        }
    }

    private Second Now()
    {
        var second = (int)Elapsed.TotalSeconds;
        while (_seconds.Count <= second)
        {
            _seconds.Add(new Second());
        }

        return _seconds[second];
    }

    private sealed class Second
    {
        public int[] Steps { get; } = new int[_steps];

        public int[] Outcomes { get; } = new int[_outcomes];

        public LatencyHistogram? Latency { get; set; }

        public Shelf? Shelf { get; set; }
    }
}
