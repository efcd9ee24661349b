namespace Shop.Orders;

/// <summary>How a parcel is followed on its way.</summary>
/// <param name="Carrier">Who brings it.</param>
/// <param name="Number">What they call it.</param>
/// <param name="Url">Where they show it; null where they don't.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.Tracking")]
public sealed record Tracking([property: Id(0)] string Carrier, [property: Id(1)] string Number, [property: Id(2)] string? Url);
