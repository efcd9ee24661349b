using Shop.Customers;

namespace Shop.WaitingRooms;

/// <summary>
/// Keeps rooms and tickets: a port to PostgreSQL, which decides on what it has, under a lock of the room's row. A caller's memory is
/// never what is decided on. What happened where a call throws is unknown, and each may be repeated.
/// </summary>
public interface IWaitingRoomStore
{
    /// <summary>The room with what is so now; null where there is none. Nothing is locked.</summary>
    Task<RoomReading?> MeasureAsync(WaitingRoomId id, CancellationToken cancellationToken);

    /// <summary>Draws, where the start has come and nobody has drawn; then this seed is the room's.</summary>
    Task DrawAsync(WaitingRoomId id, string seed, CancellationToken cancellationToken);

    /// <summary>
    /// Gives tickets to those who have none, in this order and in one transaction, and draws where that is due. The number of each; 0
    /// where the room is closed or full.
    /// </summary>
    Task<IReadOnlyList<int>> ArriveAsync(WaitingRoomId id, IReadOnlyList<ShopperId> shoppers, string seed, CancellationToken cancellationToken);

    /// <summary>The tickets that were admitted, but for those whose admission has gone back since their holder was never told of it.</summary>
    Task<IReadOnlyList<int>> AdmittedAsync(WaitingRoomId id, CancellationToken cancellationToken);

    /// <summary>
    /// Admits tickets; whose holder isn't told of it within that time has missed it. False, and nothing is written, where others were
    /// admitted since the look that it was decided on.
    /// </summary>
    Task<bool> AdmitAsync(
        RoomReading decidedOn, IReadOnlyList<(int Number, int Place, AdmissionToken Token)> next, TimeSpan toldWithin, CancellationToken cancellationToken);

    /// <summary>A shopper's ticket; null where they have none.</summary>
    Task<WaitingTicket?> FindAsync(WaitingRoomId id, ShopperId shopper, CancellationToken cancellationToken);

    /// <summary>The same for the shopper to be told of: what admits them is theirs for the room's whole time from now on.</summary>
    Task<WaitingTicket?> TellAsync(WaitingRoomId id, ShopperId shopper, CancellationToken cancellationToken);

    /// <summary>Opens a room, with its row of the audit log.</summary>
    Task<WaitingRoomRefusal> OpenAsync(WaitingRoomId id, OpenWaitingRoom command, CancellationToken cancellationToken);

    /// <summary>Changes a room, with its row of the audit log.</summary>
    Task<WaitingRoomRefusal> ChangeAsync(WaitingRoomId id, ChangeWaitingRoom command, CancellationToken cancellationToken);
}
