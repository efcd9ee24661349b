namespace Shop.Pricing;

/// <summary>Where a cart would go, and how.</summary>
/// <param name="Destination">Decides about tax.</param>
/// <param name="Shipping">What the way costs; null while none is chosen.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.Delivery")]
public sealed record Delivery([property: Id(0)] Destination Destination, [property: Id(1)] Money? Shipping);
