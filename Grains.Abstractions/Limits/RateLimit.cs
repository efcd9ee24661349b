namespace Shop.Limits;

/// <summary>How often something may be tried.</summary>
/// <param name="Burst">How many tries there are at once, at least 1.</param>
/// <param name="Refill">After how long there is one more.</param>
[GenerateSerializer, Immutable, Alias("shop.limits.RateLimit")]
public sealed record RateLimit([property: Id(0)] int Burst, [property: Id(1)] TimeSpan Refill);
