namespace Shop.Limits;

/// <summary>
/// Counts as <see cref="IRateLimitGrain"/> does, and durably: a try is stored before it is allowed, so that no crash of a silo gives
/// whoever guesses at a password their tries back. A refused try costs no write.
/// </summary>
[Alias("shop.limits.IStoredRateLimitGrain")]
public interface IStoredRateLimitGrain : IGrainWithStringKey
{
    /// <summary>Takes one try, if there is one.</summary>
    [Alias("Take")]
    Task<RateLimitVerdict> Take(RateLimit limit);

    /// <summary>Forgets all that were taken.</summary>
    [Alias("Reset")]
    Task Reset();
}
