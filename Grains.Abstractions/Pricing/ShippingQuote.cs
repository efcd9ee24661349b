namespace Shop.Pricing;

/// <summary>What a way to ship costs for one cart.</summary>
/// <param name="Method">The way.</param>
/// <param name="Cost">0 where it is free for this cart.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.ShippingQuote")]
public sealed record ShippingQuote([property: Id(0)] ShippingMethod Method, [property: Id(1)] Money Cost);
