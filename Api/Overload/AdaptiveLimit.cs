namespace Shop.Api.Overload;

/// <summary>
/// How many requests are answered at a time. More than the shop can work at only wait for each other, in places where nobody can be
/// refused any more. While somebody waits for a turn it rises by a share as long as answers come about as fast as they usually do, and
/// falls by a share when half of them take much longer. Where nobody waits, it is in nobody's way and stays as it is.
/// </summary>
/// <remarks>
/// The idea, additive-increase/multiplicative-decrease of TCP turned to concurrency, is Netflix' "Performance Under Load" (2018) and its
/// library concurrency-limits.
/// </remarks>
/// <param name="Value">Requests at a time.</param>
internal readonly record struct AdaptiveLimit(double Value)
{
    // A machine of few cores is well served with these; a large one finds out within a second.
    private const int First = 64;

    private const double Growth = 1.1;
    private const double Fall = 0.9;

    // Turns that nobody gives back: bodies that come drop by drop, a bank that is away. They mustn't keep the others out.
    private const double StuckGrowth = 1.5;

    private const double FallAt = 0.5;
    private const double GrowBelow = 0.25;

    // Of fewer the share that is slow is chance.
    private const int SamplesMin = 10;

    /// <summary>The limit of a process that has just started.</summary>
    /// <param name="least">It never falls below these, as far as <paramref name="most"/> allows.</param>
    /// <param name="most">More are never let in.</param>
    public static AdaptiveLimit Initial(int least, int most) => new(Math.Min(Math.Max(First, least), most));

    /// <summary>The next limit.</summary>
    /// <param name="window">What was seen since the last.</param>
    /// <param name="least">It never falls below these, as far as <paramref name="most"/> allows.</param>
    /// <param name="most">More are never let in.</param>
    public AdaptiveLimit Next(LimitWindow window, int least, int most)
    {
        if (!window.SomebodyWaited)
        {
            return this;
        }

        if (window.Answered < SamplesMin)
        {
            return Grown(StuckGrowth, most);
        }

        var slow = (double)window.Slow / window.Answered;
        return slow >= FallAt ? new AdaptiveLimit(Math.Min(Value, Math.Max(Value * Fall, least)))
            : slow <= GrowBelow ? Grown(Growth, most)
            : this;
    }

    private AdaptiveLimit Grown(double times, int most) => new(Math.Min((Value * times) + 1, most));
}
