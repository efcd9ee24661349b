namespace Shop.WaitingRooms;

/// <summary>A room and what is so around it, by one look of the database's.</summary>
public sealed record RoomReading
{
    /// <summary>The room.</summary>
    public required WaitingRoom Room { get; init; }

    /// <summary>The database's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When somebody was last admitted; null for never.</summary>
    public DateTimeOffset? AdmittedAt { get; init; }

    /// <summary>Rounds of admissions that were made: with the places whose turn has come, what the next one names.</summary>
    public int Rounds { get; init; }

    /// <summary>Tickets whose admission has gone back, since their holder was never told of it.</summary>
    public IReadOnlyList<int> Missed { get; init; } = [];

    /// <summary>Pieces of its things that nobody holds.</summary>
    public int Available { get; init; }

    /// <summary>Admissions that are good and hold nothing yet: no checkout was begun, or one a moment ago.</summary>
    public int Outstanding { get; init; }

    /// <summary>Admissions within the last <see cref="Lately"/>.</summary>
    public int AdmittedLately { get; init; }

    /// <summary>Admissions that a checkout was begun with, within the last <see cref="Lately"/>.</summary>
    public int UsedLately { get; init; }

    /// <summary>Checkouts, of the whole shop, that wait for the shop.</summary>
    public int AtWork { get; init; }

    /// <summary>For how long half of them have waited.</summary>
    public TimeSpan AtWorkFor { get; init; }

    /// <summary>What counts as lately: long enough that a rate of one a second is told well, short enough to follow a change.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromSeconds(15);

    /// <summary>Admissions a second, over the last moments.</summary>
    public double PerSecond => AdmittedLately / LatelySeconds;

    /// <summary>Checkouts begun a second by those who were admitted, over the last moments.</summary>
    public double UsedPerSecond => UsedLately / LatelySeconds;

    private double LatelySeconds => Math.Clamp((Now - Room.Settings.StartsAt).TotalSeconds, 1, Lately.TotalSeconds);
}
