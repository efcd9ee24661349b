namespace Shop.Limits;

/// <summary>
/// The generic cell rate algorithm (ITU-T I.371, annex A): one number, the time at which all that was taken will have been
/// refilled. Times are counted from any beginning.
/// </summary>
internal static class RateLimitDecisions
{
    /// <summary>Takes one.</summary>
    /// <returns>The new number, and for how long there is none; zero where it was taken.</returns>
    public static (TimeSpan FullAt, TimeSpan RetryAfter) Take(TimeSpan fullAt, RateLimit limit, TimeSpan now)
    {
        var next = (fullAt > now ? fullAt : now) + limit.Refill;
        var excess = next - now - (limit.Burst * limit.Refill);
        return excess > TimeSpan.Zero ? (fullAt, excess) : (next, TimeSpan.Zero);
    }

    /// <summary>Gives one back.</summary>
    public static TimeSpan GiveBack(TimeSpan fullAt, RateLimit limit) => fullAt - limit.Refill;
}
