using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>The reminders of grains, durable; see <see cref="Orleans.GrainReminderExtensions"/> for what the methods do.</summary>
internal interface IReminderRegistry
{
    /// <summary>Stores a reminder.</summary>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId grain, string name, TimeSpan dueTime, TimeSpan period);

    /// <summary>Removes a reminder.</summary>
    Task UnregisterReminder(GrainId grain, IGrainReminder reminder);

    /// <summary>The reminder of that name, or null.</summary>
    Task<IGrainReminder?> GetReminder(GrainId grain, string name);

    /// <summary>All reminders of the grain.</summary>
    Task<List<IGrainReminder>> GetReminders(GrainId grain);
}
