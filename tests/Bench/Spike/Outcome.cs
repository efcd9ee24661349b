namespace Shop.Bench.Spike;

/// <summary>What became of one try of a request.</summary>
internal enum Outcome
{
    /// <summary>It was answered, if only by a refusal.</summary>
    Answered,

    /// <summary>It was turned away at once: 503 or 429.</summary>
    TurnedAway,

    /// <summary>An error, a connection that broke, or no answer in time.</summary>
    Failed,

    /// <summary>It was never sent: no connection came free in time.</summary>
    Unsent,
}
