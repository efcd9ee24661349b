using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>What a grain gets for its reminder, and gives back to end it.</summary>
/// <param name="Key">What identifies it.</param>
/// <param name="ETag">Its version when it was read.</param>
internal sealed record RegisteredReminder(ReminderKey Key, string ETag) : IGrainReminder
{
    /// <inheritdoc />
    public string ReminderName => Key.Name;
}
