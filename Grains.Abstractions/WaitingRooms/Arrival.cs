namespace Shop.WaitingRooms;

/// <summary>What became of coming to a room.</summary>
/// <param name="Ticket">The ticket; null where there is none.</param>
/// <param name="Refusal">Why not.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.Arrival")]
public sealed record Arrival([property: Id(0)] WaitingTicket? Ticket, [property: Id(1)] WaitingRoomRefusal Refusal = WaitingRoomRefusal.None);
