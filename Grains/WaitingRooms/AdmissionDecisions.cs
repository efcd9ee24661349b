namespace Shop.WaitingRooms;

/// <summary>How many are admitted now: functions of what was measured and nothing else.</summary>
internal static class AdmissionDecisions
{
    /// <summary>
    /// Most admissions in one transaction: one statement's worth of rows, so that nobody waits long for the room's lock.
    /// </summary>
    public const int AtOnceMax = 1_000;

    // Whoever was kept from admitting for a while doesn't make up for it in one go: checkouts couldn't bear that.
    private static readonly TimeSpan _savedMax = TimeSpan.FromSeconds(1);

    /// <summary>How many could be admitted at any pace: of so many it has to be known whether they are there, and of one more than go at once.</summary>
    public static int Most(RoomReading reading) =>
        reading.Room is { State: WaitingRoomState.Open, Draw: not null } ? Math.Min(ForStock(reading), AtOnceMax + 1) : 0;

    /// <summary>How many are admitted now, and whether the pace is what keeps it from being more.</summary>
    /// <param name="reading">What was measured.</param>
    /// <param name="present">How many are there who could be, of <see cref="Most"/>.</param>
    /// <param name="perSecond">The pace.</param>
    public static (int Count, bool IsPaceLimiting) Count(RoomReading reading, int present, double perSecond)
    {
        var wanted = Math.Min(present, Most(reading));
        var count = Math.Clamp(Math.Min(wanted, ForPace(reading, perSecond)), 0, AtOnceMax);
        return (count, wanted > count);
    }

    /// <summary>
    /// As many as are sure to get as much as one may have, with all who were admitted and haven't come yet taking as much, too; nobody
    /// is let in to find nothing. The last pieces are offered to one at a time.
    /// </summary>
    public static int ForStock(RoomReading reading)
    {
        var most = (reading.Available / reading.Room.Settings.PerShopper) - reading.Outstanding;
        return most > 0 ? most : reading is { Available: > 0, Outstanding: 0 } ? 1 : 0;
    }

    // Reckoned from the last admission, whichever silo made it: two silos that both admit keep one pace together.
    private static int ForPace(RoomReading reading, double perSecond)
    {
        var since = reading.AdmittedAt is { } last ? reading.Now - last : _savedMax;
        var most = Math.Max(_savedMax.TotalSeconds, 1 / perSecond);
        return (int)(Math.Clamp(since.TotalSeconds, 0, most) * perSecond);
    }
}
