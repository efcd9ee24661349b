namespace Shop.Runtime.Membership;

/// <summary>How silos watch each other, and how long one may speak for its grains unasked. Defaults are meant to be kept.</summary>
public sealed class LivenessOptions
{
    /// <summary>
    /// How long a silo answers after it last saw itself among the living; 1 s by default. As long is waited before the grains of
    /// a silo that fell silent live elsewhere.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a silo looks whether it is among the living, and whether the cluster has changed; 250 ms by default, a quarter of the lease.</summary>
    public TimeSpan LookPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A look that takes longer has failed; 500 ms by default, so that two fit into a lease.</summary>
    public TimeSpan LookTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a silo writes that it lives; 1 s by default. It serves who joins and can't reach it, and operators.</summary>
    public TimeSpan BeatPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often silos ask each other for a sign of life; 300 ms by default.</summary>
    public TimeSpan ProbePeriod { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A silo that was silent for so long is suspected, and others are asked; 1.5 s by default.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// How long a silo that only this one can't reach is borne with; 5 s by default. A cut between two that lasts can't be lived
    /// with: then one of them has to go.
    /// </summary>
    public TimeSpan CutPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A silo that reached the database no more for so long, while this one does, is declared dead; 3 s by default.</summary>
    public TimeSpan DatabasePatience { get; set; } = TimeSpan.FromSeconds(3);
}
