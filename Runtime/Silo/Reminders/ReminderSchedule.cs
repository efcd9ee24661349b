namespace Shop.Runtime.Reminders;

/// <summary>
/// Which reminders this silo ticks, and which is due next. Pure of I/O: it is told the time, and tells what to do. Holds one
/// entry a reminder, ordered by due time, instead of a timer each.
/// </summary>
internal sealed class ReminderSchedule
{
    /// <summary>
    /// How many reminders a silo keeps, some 30 MB: at the shortest period of a minute that is 1,700 ticks a second. What comes
    /// beyond it is refused, or left to the table.
    /// </summary>
    public const int Capacity = 100_000;

    // Places of reminders that were scheduled anew stay in the queue until they are due. Twice as many places as reminders,
    // and some, and the queue is made again.
    private const int StalePlaces = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ReminderKey, LocalReminder> _reminders = [];
    private readonly Dictionary<ReminderKey, long> _forgotten = [];
    private readonly PriorityQueue<(LocalReminder Reminder, long Turn), DateTime> _due = new();
    private long _changes;
    private bool _isReading;

    /// <summary>How many reminders are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _reminders.Count;
            }
        }
    }

    /// <summary>Whether there is room for this reminder.</summary>
    public bool HasRoomFor(ReminderKey key)
    {
        lock (_gate)
        {
            return _reminders.Count < Capacity || _reminders.ContainsKey(key);
        }
    }

    /// <summary>Keeps a reminder that was just registered.</summary>
    public void Keep(ReminderEntry entry, DateTime now)
    {
        lock (_gate)
        {
            _changes++;
            _forgotten.Remove(entry.Key);
            Put(entry, now);
        }
    }

    /// <summary>Ends a reminder that was just removed.</summary>
    public void Forget(ReminderKey key)
    {
        lock (_gate)
        {
            _changes++;
            Drop(key);
            if (_isReading)
            {
                _forgotten[key] = _changes;
            }
        }
    }

    /// <summary>Begins a reading of the table, one at a time: what to give <see cref="EndReading"/>.</summary>
    public long BeginReading()
    {
        lock (_gate)
        {
            _isReading = true;
            return _changes;
        }
    }

    /// <summary>
    /// Takes over what the table held. What was registered or removed since the reading began stays as it is. How many
    /// reminders there was no room for.
    /// </summary>
    public int EndReading(long began, IReadOnlyCollection<ReminderEntry> read, DateTime now)
    {
        lock (_gate)
        {
            var seen = read.Select(entry => entry.Key).ToHashSet();
            foreach (var key in _reminders.Keys.Where(key => !seen.Contains(key) && !ChangedSince(began, key)).ToList())
            {
                Drop(key);
            }

            var refused = 0;
            foreach (var entry in read.Where(entry => !ChangedSince(began, entry.Key)))
            {
                refused += Put(entry, now) ? 0 : 1;
            }

            AbandonReading();
            return refused;
        }
    }

    /// <summary>Ends a reading that failed: what is kept stays.</summary>
    public void AbandonReading()
    {
        lock (_gate)
        {
            _isReading = false;
            _forgotten.Clear();
        }
    }

    /// <summary>Takes the next reminder that is due, and marks it as ticking; false where none is.</summary>
    public bool TryTakeDue(DateTime now, out LocalReminder reminder)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var next, out var dueAt) && (dueAt <= now || IsStale(next)))
            {
                _due.Dequeue();
                if (!IsStale(next))
                {
                    reminder = next.Reminder;
                    reminder.IsTicking = true;
                    reminder.IsUnticked = false;
                    return true;
                }
            }
        }

        reminder = null!;
        return false;
    }

    /// <summary>Ends a tick and schedules the next one.</summary>
    public void EndTick(LocalReminder reminder, DateTime now)
    {
        lock (_gate)
        {
            reminder.IsTicking = false;
            if (!reminder.IsGone)
            {
                Schedule(reminder, reminder.Entry.NextTick(now, reminder.IsUnticked));
            }
        }
    }

    /// <summary>When the next reminder is due; null where none is kept.</summary>
    public DateTime? NextDue()
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var next, out var dueAt))
            {
                if (!IsStale(next))
                {
                    return dueAt;
                }

                _due.Dequeue();
            }
        }

        return null;
    }

    private static bool IsStale((LocalReminder Reminder, long Turn) place) => place.Reminder.IsGone || place.Reminder.Turn != place.Turn;

    private bool ChangedSince(long began, ReminderKey key) =>
        (_reminders.TryGetValue(key, out var reminder) && reminder.ChangedAt > began)
        || (_forgotten.TryGetValue(key, out var forgottenAt) && forgottenAt > began);

    private bool Put(ReminderEntry entry, DateTime now)
    {
        if (!_reminders.TryGetValue(entry.Key, out var reminder))
        {
            if (_reminders.Count >= Capacity)
            {
                return false;
            }

            reminder = new LocalReminder(entry, _changes);
            _reminders.Add(entry.Key, reminder);
        }
        else if (reminder.Entry.ETag == entry.ETag)
        {
            return true;
        }

        reminder.Entry = entry;
        reminder.ChangedAt = _changes;
        reminder.IsUnticked = true;
        if (!reminder.IsTicking)
        {
            Schedule(reminder, entry.NextTick(now, reminder.IsUnticked));
        }

        return true;
    }

    private void Drop(ReminderKey key)
    {
        if (_reminders.Remove(key, out var reminder))
        {
            reminder.IsGone = true;
        }
    }

    private void Schedule(LocalReminder reminder, DateTime dueAt)
    {
        if (_due.Count > (2 * _reminders.Count) + StalePlaces)
        {
            var live = _due.UnorderedItems.Where(item => !IsStale(item.Element)).ToList();
            _due.Clear();
            _due.EnqueueRange(live);
        }

        _due.Enqueue((reminder, ++reminder.Turn), dueAt);
    }
}
