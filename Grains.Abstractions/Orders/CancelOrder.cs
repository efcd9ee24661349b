using Shop.Customers;

namespace Shop.Orders;

/// <summary>Asks for an order to be given up, before anything of it is sent.</summary>
/// <param name="Owner">Whose order it has to be; null where staff ask.</param>
/// <param name="Actor">Who asks: an id, never a name or an address.</param>
/// <param name="Reason">Why, as they put it; 0–<see cref="OrderLimits.MaxReason"/> characters.</param>
/// <param name="Version">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.CancelOrder")]
public sealed record CancelOrder(
    [property: Id(0)] ShopperId? Owner,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Reason,
    [property: Id(3)] long? Version = null);
