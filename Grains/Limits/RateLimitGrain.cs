namespace Shop.Limits;

/// <inheritdoc cref="IRateLimitGrain"/>
/// <remarks>Kept for an hour after its last use: longer than any limit takes to refill.</remarks>
/// <param name="time">Its monotonic clock: a step of the wall's neither frees nor bars anybody.</param>
[CollectionAgeLimit(Hours = 1)]
internal sealed class RateLimitGrain(TimeProvider time) : Grain, IRateLimitGrain
{
    private readonly long _beginning = time.GetTimestamp();
    private TimeSpan _fullAt;

    /// <inheritdoc/>
    public Task<RateLimitVerdict> Take(RateLimit limit)
    {
        (_fullAt, var retryAfter) = RateLimitDecisions.Take(_fullAt, limit, time.GetElapsedTime(_beginning));
        return Task.FromResult(new RateLimitVerdict(retryAfter == TimeSpan.Zero, retryAfter));
    }

    /// <inheritdoc/>
    public Task GiveBack(RateLimit limit)
    {
        _fullAt = RateLimitDecisions.GiveBack(_fullAt, limit);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Reset()
    {
        _fullAt = TimeSpan.Zero;
        return Task.CompletedTask;
    }
}
