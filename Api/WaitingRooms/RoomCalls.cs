using System.Collections.Immutable;
using Orleans;
using Shop.Api.Calls;
using Shop.Customers;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Calls of rooms' grains. All may be made again after a lost reply: a shopper has one ticket, and staff's wishes have names.</summary>
internal sealed class RoomCalls(IGrainFactory grains, GrainCalls calls)
{
    /// <summary>Gives a shopper a ticket, or finds theirs.</summary>
    public Task<Arrival> ArriveAsync(WaitingRoomId id, ShopperId shopper) =>
        calls.RepeatableAsync((Room(id), shopper), static call => call.Item1.Arrive(call.shopper));

    /// <summary>A shopper's ticket; null where they have none.</summary>
    public Task<WaitingTicket?> FindAsync(WaitingRoomId id, ShopperId shopper) =>
        calls.RepeatableAsync((Room(id), shopper), static call => call.Item1.Find(call.shopper));

    /// <summary>A shopper's ticket for them to be told of; null where they have none.</summary>
    public Task<WaitingTicket?> LookAsync(WaitingRoomId id, ShopperId shopper) =>
        calls.RepeatableAsync((Room(id), shopper), static call => call.Item1.Look(call.shopper));

    /// <summary>Says whose streams are open here, and whose have closed.</summary>
    public Task StreamAsync(WaitingRoomId id, ImmutableArray<int> open, ImmutableArray<int> closed) => Room(id).Stream(open, closed);

    /// <summary>Opens a room.</summary>
    public Task<WaitingRoomResult> OpenAsync(OpenWaitingRoom command) =>
        calls.RepeatableAsync((Room(WaitingRoomId.Of(command.Operation)), command), static call => call.Item1.Open(call.command));

    /// <summary>Changes one.</summary>
    public Task<WaitingRoomResult> ChangeAsync(WaitingRoomId id, ChangeWaitingRoom command) =>
        calls.RepeatableAsync((Room(id), command), static call => call.Item1.Change(call.command));

    private IWaitingRoomGrain Room(WaitingRoomId id) => grains.GetGrain<IWaitingRoomGrain>(id.Value);
}
