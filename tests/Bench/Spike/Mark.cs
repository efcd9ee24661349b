namespace Shop.Bench.Spike;

/// <summary>Something that happened to everybody.</summary>
/// <param name="At">When, since the doors opened.</param>
/// <param name="What">In a few words.</param>
internal sealed record Mark(TimeSpan At, string What);
