namespace Shop.Limits;

/// <summary>
/// Counts the tries of one thing by one subject, for all Api processes together; its key names both (<c>limit-…</c>) without
/// telling who it is. The count is in memory only: a crash of its silo forgets it, and counting costs no write that an attacker
/// could make us pay for.
/// </summary>
[Alias("shop.limits.IRateLimitGrain")]
public interface IRateLimitGrain : IGrainWithStringKey
{
    /// <summary>Takes one try, if there is one.</summary>
    [Alias("Take")]
    Task<RateLimitVerdict> Take(RateLimit limit);

    /// <summary>Gives one back that has turned out to be harmless.</summary>
    [Alias("GiveBack")]
    Task GiveBack(RateLimit limit);

    /// <summary>Forgets all that were taken.</summary>
    [Alias("Reset")]
    Task Reset();
}
