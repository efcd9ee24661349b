namespace Shop.Orders;

/// <summary>Some of one thing in a parcel.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">How many: 1 or more.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.ParcelLine")]
public sealed record ParcelLine([property: Id(0)] Sku Sku, [property: Id(1)] int Quantity);
