using System.Collections.Immutable;
using Orleans.Concurrency;
using Shop.Customers;

namespace Shop.WaitingRooms;

/// <summary>
/// A sale's waiting room; its key is a <see cref="WaitingRoomId"/>. Tickets, the draw and admissions are durable before anybody is
/// told of them, and PostgreSQL decides them: silos that both own a room give no number and no place twice. Where a call throws, its
/// outcome is unknown and it may be repeated: a shopper has one ticket.
/// </summary>
[Alias("shop.waitingrooms.IWaitingRoomGrain")]
public interface IWaitingRoomGrain : IGrainWithStringKey
{
    /// <summary>Opens the room: its things are guarded from about a second later on, on every silo.</summary>
    [Alias("Open")]
    Task<WaitingRoomResult> Open(OpenWaitingRoom command);

    /// <summary>Changes what staff decide of it.</summary>
    [Alias("Change")]
    Task<WaitingRoomResult> Change(ChangeWaitingRoom command);

    /// <summary>The room as it was a moment ago; null where there is none.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Read")]
    Task<WaitingRoomView?> Read();

    /// <summary>Gives a shopper a ticket, or finds the one that they have. One whose admission ran out unused gets another.</summary>
    [Alias("Arrive")]
    Task<Arrival> Arrive(ShopperId shopper);

    /// <summary>A shopper's ticket; null where they have none. What admits them isn't for them to be told: <see cref="Look"/> is.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Find")]
    Task<WaitingTicket?> Find(ShopperId shopper);

    /// <summary>
    /// A shopper's ticket, for whom they are told of it; null where they have none. They are there, and what admits them, if their turn has
    /// come, is kept for them: one that nobody asks for goes back within a minute.
    /// </summary>
    [AlwaysInterleave, Alias("Look")]
    Task<WaitingTicket?> Look(ShopperId shopper);

    /// <summary>Says whose streams an Api has open, and whose have closed since it last said so, by their tickets. It says so every few seconds.</summary>
    [AlwaysInterleave, Alias("Stream")]
    Task Stream(ImmutableArray<int> open, ImmutableArray<int> closed);

    /// <summary>Has an observer told of changes, for <see cref="Live.LiveLimits.WatchLease"/>; the room as it is now, null where there is none.</summary>
    [AlwaysInterleave, Alias("Watch")]
    Task<WaitingRoomView?> Watch(IWaitingRoomObserver observer);

    /// <summary>Has the room go on, wherever it lives now: it draws, measures and admits by itself then.</summary>
    [AlwaysInterleave, Alias("Attend")]
    Task Attend();
}
