using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>A reminder as the table keeps it.</summary>
/// <param name="Grain">Whom it ticks.</param>
/// <param name="Name">Its name, unique in its grain.</param>
/// <param name="StartAt">When its first tick is due, in UTC.</param>
/// <param name="Period">The time between ticks.</param>
/// <param name="ETag">Its version in the table; empty before it is stored.</param>
internal sealed record ReminderEntry(GrainId Grain, string Name, DateTime StartAt, TimeSpan Period, string ETag)
{
    /// <summary>What identifies it.</summary>
    public ReminderKey Key => new(Grain, Name);

    /// <summary>
    /// When it ticks next, seen from <paramref name="now"/>. Ticks keep to the start plus whole periods, and missed ones aren't
    /// made up for; only a first tick that is late by less than a period still fires, at once, because it may have come due
    /// while nobody kept the reminder. <paramref name="isUnticked"/> says that this silo hasn't sent a tick of it yet.
    /// </summary>
    public DateTime NextTick(DateTime now, bool isUnticked)
    {
        var late = now - StartAt;
        if (late < TimeSpan.Zero)
        {
            return StartAt;
        }

        return isUnticked && late < Period ? now : now + (Period - new TimeSpan(late.Ticks % Period.Ticks));
    }

    /// <inheritdoc />
    public override string ToString() => $"\"{Name}\" of {Grain}";
}
