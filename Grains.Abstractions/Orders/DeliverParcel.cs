namespace Shop.Orders;

/// <summary>Says that a parcel has arrived.</summary>
/// <param name="Fulfilment">Its number in the order.</param>
/// <param name="Actor">Who says so: an id, never a name or an address.</param>
/// <param name="Version">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.DeliverParcel")]
public sealed record DeliverParcel([property: Id(0)] int Fulfilment, [property: Id(1)] string Actor, [property: Id(2)] long? Version = null);
