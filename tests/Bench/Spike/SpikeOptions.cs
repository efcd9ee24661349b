namespace Shop.Bench.Spike;

/// <summary>The size of a rehearsal.</summary>
/// <param name="Units">Pieces that there are.</param>
/// <param name="Arrivals">People who come.</param>
/// <param name="Length">Within what time.</param>
/// <param name="Silos">Processes that serve them.</param>
/// <param name="Connections">How many requests the crowd has under way at most: more wait for a line, as behind a balancer.</param>
/// <param name="Seed">Decides who does what and when.</param>
internal sealed record SpikeOptions(int Units, int Arrivals, TimeSpan Length, int Silos, int Connections, int Seed)
{
    // An admission is good for ten seconds at least; for longer than three looks of those who wait.
    private static readonly TimeSpan _admissionMin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _admissionMax = TimeSpan.FromSeconds(45);

    /// <summary>When the sale starts, since the first arrived: those who are there by then are drawn.</summary>
    public TimeSpan StartsAfter => Length / 6;

    /// <summary>For how long an admission is good.</summary>
    public TimeSpan Admission => TimeSpan.FromSeconds(Math.Clamp(Math.Floor(Length.TotalSeconds * 0.75), _admissionMin.TotalSeconds, _admissionMax.TotalSeconds));

    /// <summary>How often those who wait look at most: as the storefront does where no stream reaches it, at full length.</summary>
    public TimeSpan LookEvery => Admission / 3;

    /// <summary>
    /// How long the shop has to sell all of it. The last pieces take longest: they come back, one look's time later, from those who were
    /// declined or have gone with something in the hand, and some of those who get them next do the same.
    /// </summary>
    public TimeSpan Patience => (Length * 4) + TimeSpan.FromSeconds(240);
}
