namespace Shop.WaitingRooms;

/// <summary>What staff have decided of a room. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.waitingrooms.WaitingRoomState")]
public enum WaitingRoomState
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Its things are guarded; from its start on people are admitted.</summary>
    Open = 1,

    /// <summary>Its things are guarded, and people may come; nobody is admitted meanwhile.</summary>
    Paused = 2,

    /// <summary>It is over for good: its things are for everybody.</summary>
    Closed = 3,
}
