using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>What one try of a request came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">What was told.</param>
/// <param name="RetryAfter">When to ask again; zero where that isn't said.</param>
internal readonly record struct Told(Outcome Outcome, Answer Answer = default, TimeSpan RetryAfter = default);
