using Shop.Api.Calls;
using Shop.Limits;

namespace Shop.Api.Limits;

/// <summary>One of <see cref="SharedLimits"/> that survives every crash. Its calls are made again after a lost reply: at worst a try counts twice.</summary>
internal readonly struct StoredSharedLimit(IStoredRateLimitGrain count, GrainCalls calls)
{
    /// <inheritdoc cref="IStoredRateLimitGrain.Take"/>
    public Task<RateLimitVerdict> Take(RateLimit limit) => calls.RepeatableAsync((count, limit), static one => one.count.Take(one.limit));

    /// <inheritdoc cref="IStoredRateLimitGrain.Reset"/>
    public Task Reset() => calls.RepeatableAsync(count, static Task (count) => count.Reset());
}
