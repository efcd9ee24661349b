namespace Shop.WaitingRooms;

/// <summary>
/// How many a second are admitted: what checkouts bear, as far as is known. It rises while checkouts answer quickly and falls when
/// they make people wait: additive and a little more up, by a share down, as TCP finds out what a line bears (Chiu and Jain,
/// Computer Networks 17, 1989).
/// </summary>
/// <param name="PerSecond">Admissions a second.</param>
/// <param name="FellAt">When it last fell, by the database's clock.</param>
internal sealed record AdmissionPace(double PerSecond, DateTimeOffset FellAt)
{
    // A silo on a small machine does some hundred checkouts a second: a few seconds later it is known whether this one does.
    private const double First = 20;
    private const double Least = 1;

    private const double Growth = 1.1;
    private const double Step = 1;
    private const double Fall = 0.7;

    // Of those who were let in some are still on their way, and some never come: the pace may be ahead of those who begin a checkout, as
    // far as it takes to find out what the shop bears within a minute. Much more of them would only wait for each other before the checkout,
    // where nobody is counted, and their admissions would run out.
    private const double Ahead = 3;

    // What a fall does shows once those who were let in before have gone through.
    private static readonly TimeSpan _fallAgainAfter = TimeSpan.FromSeconds(2);

    // A checkout's steps take some ten milliseconds; half of those under way waiting this long is a queue, not work.
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _quick = TimeSpan.FromMilliseconds(400);

    // A few that wait long wait for a bank or were left by a crash; they tell nothing of what the shop bears.
    private const int QueueMin = 10;

    /// <summary>The pace of a room that nothing is known of.</summary>
    public static AdmissionPace Initial { get; } = new(First, DateTimeOffset.MinValue);

    /// <summary>The next pace.</summary>
    /// <param name="reading">What was measured.</param>
    /// <param name="isLimiting">Whether more would have been admitted at a higher pace: nothing is learned from a pace that nobody reached.</param>
    public AdmissionPace Next(RoomReading reading, bool isLimiting)
    {
        var most = reading.Room.Settings.PerSecondMax;
        var isSlow = reading.AtWork >= QueueMin && reading.AtWorkFor >= _slow;
        if (isSlow)
        {
            return reading.Now - FellAt < _fallAgainAfter ? this : new AdmissionPace(Math.Clamp(PerSecond * Fall, Least, most), reading.Now);
        }

        var isQuick = reading.AtWork < QueueMin || reading.AtWorkFor <= _quick;
        var risen = Math.Min((PerSecond * Growth) + Step, Math.Max(First, reading.UsedPerSecond * Ahead));
        return this with { PerSecond = Math.Clamp(isQuick && isLimiting ? Math.Max(risen, PerSecond) : PerSecond, Least, most) };
    }
}
