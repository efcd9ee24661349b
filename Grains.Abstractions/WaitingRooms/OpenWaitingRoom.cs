namespace Shop.WaitingRooms;

/// <summary>Opens a room.</summary>
/// <param name="Operation">Names the wish; a repeat finds the room.</param>
/// <param name="Actor">Who: an id.</param>
/// <param name="Settings">What is said of it.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.OpenWaitingRoom")]
public sealed record OpenWaitingRoom(
    [property: Id(0)] OperationId Operation, [property: Id(1)] string Actor, [property: Id(2)] WaitingRoomSettings Settings);
