using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>What a rehearsal came to.</summary>
/// <param name="Moments">The sale, second by second.</param>
/// <param name="Timeline">All that was noted.</param>
/// <param name="Shelf">What the database has in the end.</param>
/// <param name="Ledger">What shoppers were told.</param>
/// <param name="LateMax">How much later than planned somebody was let in at most.</param>
/// <param name="OwnShare">The share of all processors' time that the crowd took.</param>
/// <param name="Broken">What isn't as it has to be.</param>
internal sealed record Played(
    IReadOnlyList<Moment> Moments, Timeline Timeline, Shelf Shelf, Ledger Ledger, TimeSpan LateMax, double OwnShare, IReadOnlyList<string> Broken);
