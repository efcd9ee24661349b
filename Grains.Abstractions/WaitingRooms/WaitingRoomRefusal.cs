namespace Shop.WaitingRooms;

/// <summary>Why a room doesn't do what it was asked for. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.waitingrooms.WaitingRoomRefusal")]
public enum WaitingRoomRefusal
{
    /// <summary>It does.</summary>
    None = 0,

    /// <summary>There is no such room.</summary>
    NoRoom = 1,

    /// <summary>It is closed.</summary>
    Closed = 2,

    /// <summary>It has <see cref="WaitingRoomLimits.PlacesMax"/> places, and all are taken.</summary>
    Full = 3,

    /// <summary>The operation id has named another wish.</summary>
    OperationReused = 4,

    /// <summary>Another room guards one of the things.</summary>
    SkuTaken = 5,

    /// <summary>The places are drawn: the start stays what it was.</summary>
    Started = 6,

    /// <summary>Staff have changed the room since the revision that the change was decided on.</summary>
    RevisionDiffers = 7,

    /// <summary>One of the things is unknown.</summary>
    NoSku = 8,
}
