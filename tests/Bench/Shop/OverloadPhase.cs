using Shop.Bench.Measuring;

namespace Shop.Bench.Shop;

/// <summary>What one phase of load came to, second by second of when a request was due.</summary>
/// <param name="duration">How long it lasted.</param>
internal sealed class OverloadPhase(TimeSpan duration)
{
    private readonly Lock _lock = new();
    private readonly LatencyHistogram _answers = new();
    private readonly LatencyHistogram _refusals = new();
    private readonly int[] _askedFor = new int[Enum.GetValues<OverloadShopper.Wish>().Length];
    private readonly int[] _granted = new int[Enum.GetValues<OverloadShopper.Wish>().Length];

    /// <summary>Its seconds.</summary>
    public Second[] Seconds { get; } = [.. Enumerable.Range(0, Math.Max(1, (int)Math.Ceiling(duration.TotalSeconds))).Select(static _ => new Second())];

    /// <summary>Processor time that it took.</summary>
    public double CpuSeconds { get; set; }

    /// <summary>Of answers.</summary>
    public Figures Answers => FiguresOf(_answers);

    /// <summary>Of refusals.</summary>
    public Figures Refusals => FiguresOf(_refusals);

    /// <summary>Of a hundred who asked for something: how many got it.</summary>
    public double PercentOf(OverloadShopper.Wish wish) => 100.0 * _granted[(int)wish] / Math.Max(1, _askedFor[(int)wish]);

    /// <summary>Notes an outcome.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="dueAt">When it should have been sent.</param>
    /// <param name="took">From then to the answer.</param>
    /// <param name="isAnswered">Whether it was granted; else it was refused.</param>
    public void Note(OverloadShopper.Wish wish, TimeSpan dueAt, TimeSpan took, bool isAnswered)
    {
        lock (_lock)
        {
            _askedFor[(int)wish]++;
            _granted[(int)wish] += isAnswered ? 1 : 0;
            (isAnswered ? _answers : _refusals).Record(took);
            SecondOf(dueAt).Note(took, isAnswered);
        }
    }

    /// <summary>Notes a request that was never sent, because every shopper still waited for an answer.</summary>
    public void NoteUnsent(TimeSpan dueAt)
    {
        lock (_lock)
        {
            SecondOf(dueAt).Unsent++;
        }
    }

    /// <summary>The beginning of the first second from which on nothing is refused and nearly all is as quick as this.</summary>
    public TimeSpan WellAfter(double p99Ms) => TimeSpan.FromSeconds(
        Array.FindLastIndex(Seconds, second => second.Refused + second.Unsent > 0 || second.P99Ms > p99Ms) + 1);

    private Second SecondOf(TimeSpan dueAt) => Seconds[Math.Min((int)dueAt.TotalSeconds, Seconds.Length - 1)];

    private Figures FiguresOf(LatencyHistogram histogram) => new(
        histogram.Count / duration.TotalSeconds, histogram.Count / Math.Max(CpuSeconds, 0.01), histogram.QuantileMs(0.5), histogram.QuantileMs(0.99),
        histogram.QuantileMs(0.999));

    /// <summary>One second.</summary>
    public sealed class Second
    {
        private readonly LatencyHistogram _answers = new();

        public int Refused { get; private set; }

        public int Unsent { get; set; }

        public long Answered => _answers.Count;

        public long Offered => Answered + Refused + Unsent;

        public double P99Ms => _answers.QuantileMs(0.99);

        public void Note(TimeSpan took, bool isAnswered)
        {
            if (isAnswered)
            {
                _answers.Record(took);
            }
            else
            {
                Refused++;
            }
        }
    }
}
