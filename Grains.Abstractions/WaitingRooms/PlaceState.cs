namespace Shop.WaitingRooms;

/// <summary>How a shopper stands in a room. The names are part of the API and never change their meaning.</summary>
public enum PlaceState
{
    /// <summary>The places aren't drawn yet: the sale begins later.</summary>
    BeforeStart,

    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>In the queue, while staff have stopped it.</summary>
    Paused,

    /// <summary>
    /// In the queue, with no pieces left for this place: those that are there go to who stands before. The place is kept, for what
    /// others give back.
    /// </summary>
    SoldOut,

    /// <summary>A checkout can be begun.</summary>
    Admitted,

    /// <summary>A checkout was begun.</summary>
    Used,

    /// <summary>No checkout was begun in time. Who comes again stands at the end.</summary>
    Expired,

    /// <summary>The room is closed: what it guarded is for everybody.</summary>
    Closed,
}
