namespace Shop.Pricing;

/// <summary>An amount off the whole cart.</summary>
/// <param name="Code">What grants it, for people and programs.</param>
/// <param name="Amount">0 or more. What exceeds the goods' price isn't given.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.Discount")]
public sealed record Discount([property: Id(0)] string Code, [property: Id(1)] Money Amount);
