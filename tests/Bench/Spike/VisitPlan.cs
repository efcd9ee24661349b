namespace Shop.Bench.Spike;

/// <summary>
/// Who arrives when: a crowd that grows until the sale starts and ebbs away from then on, whether the shop bears it or not. The same
/// for the same seed.
/// </summary>
internal static class VisitPlan
{
    // In percent of all who arrive. What people of real sales do differs much; of each there are enough here to be seen.
    private const int Looks = 15;
    private const int NeverComes = 4;
    private const int GivesBack = 4;
    private const int Vanishes = 4;
    private const int Patient = 70;

    private const int PagesMax = 2;

    /// <summary>So many visits within a time, in the order of their arrival.</summary>
    /// <param name="count">How many.</param>
    /// <param name="length">From the first to the last.</param>
    /// <param name="start">When the sale starts: most arrive then.</param>
    /// <param name="seed">Decides chance.</param>
    public static Visit[] Of(int count, TimeSpan length, TimeSpan start, int seed)
    {
        var random = new Random(seed);
        var dues = Enumerable.Range(0, count).Select(_ => Due(random.NextDouble(), length, start)).Order().ToList();
        return
        [
            .. dues.Select(due => new Visit(due, random.Next(1, PagesMax + 1), FateOf(random.Next(100)), random.Next(100) < Patient, random.Next())),
        ];
    }

    // The inverse of the triangular distribution's function (Kotz and van Dorp, Beyond Beta, 2004).
    private static TimeSpan Due(double share, TimeSpan length, TimeSpan start) => share <= start / length
        ? TimeSpan.FromTicks((long)Math.Sqrt(share * (double)length.Ticks * start.Ticks))
        : length - TimeSpan.FromTicks((long)Math.Sqrt((1 - share) * length.Ticks * (length - start).Ticks));

    private static Fate FateOf(int percent) => percent switch
    {
        < Looks => Fate.Looks,
        < Looks + NeverComes => Fate.NeverComes,
        < Looks + NeverComes + GivesBack => Fate.GivesBack,
        < Looks + NeverComes + GivesBack + Vanishes => Fate.Vanishes,
        _ => Fate.Pays,
    };
}
