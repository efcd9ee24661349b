namespace Shop.WaitingRooms;

/// <summary>What a shopper may be told of their place: a function of the room, their ticket and the time.</summary>
/// <param name="State">How they stand.</param>
/// <param name="Number">Their ticket's number.</param>
/// <param name="Place">Their place, from 1; null before the draw.</param>
/// <param name="Ahead">People before them; null where they don't wait.</param>
/// <param name="Left">How long it will take: to the start, or at the rate of the last moments; null where nobody knows.</param>
public sealed record QueuePlace(PlaceState State, int Number, int? Place, int? Ahead, TimeSpan? Left)
{
    // A rate that would take longer tells of a stop, not of a time.
    private static readonly TimeSpan _leftMax = TimeSpan.FromHours(12);

    /// <summary>The place of a ticket.</summary>
    /// <param name="view">The room.</param>
    /// <param name="order">Of its draw; null before that.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">By the database's clock, or a clock near it: it decides nothing.</param>
    public static QueuePlace Of(WaitingRoomView view, DrawOrder? order, WaitingTicket ticket, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(ticket);
        var place = order?.PlaceOf(ticket.Number);
        if (EndOf(view, ticket, now) is { } end)
        {
            return new QueuePlace(end, ticket.Number, place, null, null);
        }

        if (place is not { } known)
        {
            var wait = view.Room.Settings.StartsAt - now;
            return new QueuePlace(PlaceState.BeforeStart, ticket.Number, null, null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }

        return known <= view.Room.Admitted && !ticket.IsNext
            ? new QueuePlace(PlaceState.Admitted, ticket.Number, known, null, null)
            : InQueue(view, ticket, known);
    }

    private static PlaceState? EndOf(WaitingRoomView view, WaitingTicket ticket, DateTimeOffset now) => ticket switch
    {
        { IsUsed: true } => PlaceState.Used,
        _ when view.Room.State == WaitingRoomState.Closed => PlaceState.Closed,
        { ExpiresAt: { } end } => end > now ? PlaceState.Admitted : PlaceState.Expired,
        _ => null,
    };

    private static QueuePlace InQueue(WaitingRoomView view, WaitingTicket ticket, int place)
    {
        var ahead = Math.Max(place - view.Room.Admitted - 1, 0);

        // Each who stands before, or was admitted and hasn't come yet, takes a piece at least.
        var isSoldOut = ahead + view.Figures.Outstanding >= view.Figures.Available;
        var state = isSoldOut ? PlaceState.SoldOut
            : view.Room.State == WaitingRoomState.Paused ? PlaceState.Paused
            : PlaceState.Waiting;
        return new QueuePlace(state, ticket.Number, place, ahead, state == PlaceState.Waiting ? TimeFor(ahead, view.Figures.PerSecond) : null);
    }

    private static TimeSpan? TimeFor(int ahead, double perSecond)
    {
        var seconds = (ahead + 1) / perSecond;
        return seconds <= _leftMax.TotalSeconds ? TimeSpan.FromSeconds(Math.Ceiling(seconds)) : null;
    }
}
