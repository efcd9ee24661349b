namespace Shop.Runtime.Reminders;

/// <summary>A reminder that this silo ticks. Guarded by the schedule's lock.</summary>
internal sealed class LocalReminder(ReminderEntry entry, long changedAt)
{
    /// <summary>The reminder as it was last read or registered.</summary>
    public ReminderEntry Entry { get; set; } = entry;

    /// <summary>The count of local changes when it was last registered: an older reading of the table doesn't undo that.</summary>
    public long ChangedAt { get; set; } = changedAt;

    /// <summary>Moves with every new due time, so that an old place in the schedule's queue is known for stale.</summary>
    public long Turn { get; set; }

    /// <summary>Whether a tick is under way; the next one waits for its end.</summary>
    public bool IsTicking { get; set; }

    /// <summary>Whether no tick was sent since it was read or registered: then a first tick that is late may still be due.</summary>
    public bool IsUnticked { get; set; } = true;

    /// <summary>Whether it was removed while it ticked.</summary>
    public bool IsGone { get; set; }
}
