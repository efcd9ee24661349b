namespace Shop.Bench.Spike;

/// <summary>One second of a rehearsal.</summary>
/// <param name="Second">Which, from 0.</param>
/// <param name="Steps">How many shoppers took each <see cref="Step"/> in it.</param>
/// <param name="Outcomes">How many tries of requests came to each <see cref="Outcome"/>.</param>
/// <param name="P50Ms">What half of the answered requests took at most, in milliseconds, since they were wanted; null where there were none.</param>
/// <param name="P99Ms">What all but one in a hundred took at most.</param>
/// <param name="Shelf">What the database had at the end of it; null where nobody looked.</param>
internal sealed record Moment(int Second, IReadOnlyList<int> Steps, IReadOnlyList<int> Outcomes, double? P50Ms, double? P99Ms, Shelf? Shelf)
{
    public int Of(Step step) => Steps[(int)step];

    public int Of(Outcome outcome) => Outcomes[(int)outcome];
}
