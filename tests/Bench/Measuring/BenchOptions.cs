namespace Shop.Bench.Measuring;

/// <summary>How long and how often to measure.</summary>
/// <param name="Round">How long one round of one side takes.</param>
/// <param name="Seed">Where chance begins, where there is any; null for anywhere.</param>
internal sealed record BenchOptions(TimeSpan Round, int? Seed = null)
{
    /// <summary>Rounds of each side, alternating; the medians are quoted. Fewer would let one noisy moment decide.</summary>
    public int Rounds { get; } = 3;
}
