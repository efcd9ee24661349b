namespace Shop.WaitingRooms;

/// <summary>What became of what staff asked for.</summary>
/// <param name="View">The room as it is now; null where there is none.</param>
/// <param name="Refusal">Why nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingRoomResult")]
public sealed record WaitingRoomResult(
    [property: Id(0)] WaitingRoomView? View, [property: Id(1)] WaitingRoomRefusal Refusal = WaitingRoomRefusal.None);
