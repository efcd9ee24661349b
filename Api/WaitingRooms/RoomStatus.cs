using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>What staff have decided of a room, as clients see it. Names never change their meaning.</summary>
public enum RoomStatus
{
    /// <summary>From its start on people are admitted.</summary>
    Open,

    /// <summary>Nobody is admitted meanwhile.</summary>
    Paused,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>Reads the grains' word for it.</summary>
internal static class RoomStatuses
{
    /// <summary>What clients are told.</summary>
    public static RoomStatus Of(WaitingRoomState state) => state switch
    {
        WaitingRoomState.Open => RoomStatus.Open,
        WaitingRoomState.Paused => RoomStatus.Paused,
        _ => RoomStatus.Closed,
    };

    /// <summary>What grains are told.</summary>
    public static WaitingRoomState ToState(RoomStatus status) => status switch
    {
        RoomStatus.Open => WaitingRoomState.Open,
        RoomStatus.Paused => WaitingRoomState.Paused,
        _ => WaitingRoomState.Closed,
    };
}
