namespace Shop.Limits;

/// <summary>Whether one more try is allowed.</summary>
/// <param name="IsAllowed">Whether it is.</param>
/// <param name="RetryAfter">If not, after how long it will be.</param>
[GenerateSerializer, Immutable, Alias("shop.limits.RateLimitVerdict")]
public sealed record RateLimitVerdict([property: Id(0)] bool IsAllowed, [property: Id(1)] TimeSpan RetryAfter);
