using Shop.Api.Calls;
using Shop.Limits;

namespace Shop.Api.Limits;

/// <summary>
/// One of <see cref="SharedLimits"/>. Its calls are made again after a lost reply: at worst a try counts twice, and most often the
/// count was lost with its silo.
/// </summary>
internal readonly struct SharedLimit(IRateLimitGrain count, GrainCalls calls)
{
    /// <inheritdoc cref="IRateLimitGrain.Take"/>
    public Task<RateLimitVerdict> Take(RateLimit limit) => calls.RepeatableAsync((count, limit), static one => one.count.Take(one.limit));

    /// <inheritdoc cref="IRateLimitGrain.GiveBack"/>
    public Task GiveBack(RateLimit limit) => calls.RepeatableAsync((count, limit), static Task (one) => one.count.GiveBack(one.limit));

    /// <inheritdoc cref="IRateLimitGrain.Reset"/>
    public Task Reset() => calls.RepeatableAsync(count, static Task (count) => count.Reset());
}
