namespace Shop.Orders;

/// <summary>Asks for money to be given back.</summary>
/// <param name="Operation">Names the wish: a repeat gives nothing back.</param>
/// <param name="Actor">Who asks: an id, never a name or an address.</param>
/// <param name="Amount">How much: above 0, in the order's currency.</param>
/// <param name="Reason">Why, as they put it; 1–<see cref="OrderLimits.MaxReason"/> characters.</param>
/// <param name="Version">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.RefundOrder")]
public sealed record RefundOrder(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Actor,
    [property: Id(2)] Money Amount,
    [property: Id(3)] string Reason,
    [property: Id(4)] long? Version = null);
