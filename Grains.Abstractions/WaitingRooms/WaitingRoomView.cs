namespace Shop.WaitingRooms;

/// <summary>A room as its grain tells it: nothing of it is a secret.</summary>
/// <param name="Room">As it is stored.</param>
/// <param name="Figures">As they were measured.</param>
/// <param name="Version">Greater ones are later: the milliseconds of the database's clock at which it was first so.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingRoomView")]
public sealed record WaitingRoomView(
    [property: Id(0)] WaitingRoom Room, [property: Id(1)] RoomFigures Figures, [property: Id(2)] long Version);
