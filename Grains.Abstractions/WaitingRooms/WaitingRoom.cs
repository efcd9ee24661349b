namespace Shop.WaitingRooms;

/// <summary>A room as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingRoom")]
public sealed record WaitingRoom
{
    /// <summary>Its name for programs.</summary>
    [Id(0)]
    public required WaitingRoomId Id { get; init; }

    /// <summary>What staff say of it.</summary>
    [Id(1)]
    public required WaitingRoomSettings Settings { get; init; }

    /// <summary>Whether it is open.</summary>
    [Id(2)]
    public WaitingRoomState State { get; init; } = WaitingRoomState.Open;

    /// <summary>Tickets given so far: the latest's number.</summary>
    [Id(3)]
    public int Tickets { get; init; }

    /// <summary>Places whose turn has come so far: 1 to this one. Whoever wasn't there then is let in when they are.</summary>
    [Id(4)]
    public int Admitted { get; init; }

    /// <summary>The draw; null before the start.</summary>
    [Id(5)]
    public RoomDraw? Draw { get; init; }

    /// <summary>Counts what staff did, from 1.</summary>
    [Id(6)]
    public long Revision { get; init; }

    /// <summary>Tickets that nobody has called yet.</summary>
    public int Waiting => Tickets - Admitted;

    /// <summary>Whether two are the same in every member.</summary>
    public bool IsSame(WaitingRoom other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Settings.IsSame(other.Settings) && (this with { Settings = other.Settings }) == other;
    }
}
