namespace Shop.WaitingRooms;

/// <summary>Whoever wants to be told how a room is: an Api process with people who wait in it.</summary>
[Alias("shop.waitingrooms.IWaitingRoomObserver")]
public interface IWaitingRoomObserver : IGrainObserver
{
    /// <summary>It is so now. A call may get lost, or come late: who watches asks anew before the watch ends.</summary>
    [Alias("Changed")]
    void Changed(WaitingRoomView view);
}
