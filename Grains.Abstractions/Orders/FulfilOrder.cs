using System.Collections.Immutable;

namespace Shop.Orders;

/// <summary>Says that a parcel was sent.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Actor">Who says so: an id, never a name or an address.</param>
/// <param name="Lines">What is in it, each thing once; empty for all that is yet to be sent.</param>
/// <param name="Tracking">How to follow it; null where nobody can.</param>
/// <param name="Version">The version that it was decided on; null for whichever there is.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.FulfilOrder")]
public sealed record FulfilOrder(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Actor,
    [property: Id(2)] ImmutableArray<ParcelLine> Lines,
    [property: Id(3)] Tracking? Tracking = null,
    [property: Id(4)] long? Version = null);
