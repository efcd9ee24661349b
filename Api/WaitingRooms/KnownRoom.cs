using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>A room as this process knows it.</summary>
/// <param name="View">As its grain has told.</param>
/// <param name="Order">Who stands where, worked out once for all who wait here; null before the draw.</param>
internal sealed record KnownRoom(WaitingRoomView View, DrawOrder? Order)
{
    /// <summary>The room by a later view.</summary>
    public static KnownRoom Of(WaitingRoomView view, KnownRoom? before) =>
        new(view, view.Room.Draw is not { } draw ? null : before?.Order?.Draw == draw ? before.Order : new DrawOrder(draw));

    /// <summary>How a ticket's holder stands.</summary>
    public QueuePlace PlaceOf(WaitingTicket ticket, DateTimeOffset now) => QueuePlace.Of(View, Order, ticket, now);
}
