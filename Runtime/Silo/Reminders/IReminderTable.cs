using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Where reminders are kept. Every change of a reminder gives it another version.</summary>
internal interface IReminderTable
{
    /// <summary>Connects. Throws where the table can't be used.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stores a reminder, replacing one of the same key; its new version.</summary>
    Task<string> UpsertAsync(ReminderEntry entry);

    /// <summary>Removes the reminder where it still has this version; whether it did.</summary>
    Task<bool> RemoveAsync(ReminderKey key, string etag);

    /// <summary>A reminder, or null.</summary>
    Task<ReminderEntry?> ReadAsync(ReminderKey key);

    /// <summary>The reminders of a grain.</summary>
    Task<IReadOnlyList<ReminderEntry>> ReadAsync(GrainId grain);

    /// <summary>All reminders of the service, as they are read.</summary>
    IAsyncEnumerable<ReminderEntry> ReadAllAsync(CancellationToken cancellationToken);
}
