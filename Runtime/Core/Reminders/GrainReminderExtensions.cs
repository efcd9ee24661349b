using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shop.Runtime.Reminders;

namespace Orleans;

/// <summary>A grain's own reminders: durable, and ticking whether or not the grain is active.</summary>
public static class GrainReminderExtensions
{
    /// <summary>
    /// Stores the reminder <paramref name="reminderName"/>, replacing one of that name: it ticks after <paramref name="dueTime"/> and then
    /// every <paramref name="period"/>. Throws <see cref="InvalidOperationException"/> where the grain isn't <see cref="IRemindable"/>,
    /// <see cref="ArgumentException"/> for a period shorter than <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.
    /// </summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, reminderName, dueTime, period);

    /// <summary>
    /// Stores the reminder <paramref name="reminderName"/>, replacing one of that name: it ticks after <paramref name="dueTime"/> and then
    /// every <paramref name="period"/>. Throws <see cref="InvalidOperationException"/> where the grain isn't <see cref="IRemindable"/>,
    /// <see cref="ArgumentException"/> for a period shorter than <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.
    /// </summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, reminderName, dueTime, period);

    /// <summary>Removes the reminder. Throws <see cref="ReminderException"/> where it was replaced since it was read.</summary>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>Removes the reminder. Throws <see cref="ReminderException"/> where it was replaced since it was read.</summary>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>The grain's reminder of that name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Get(grain, reminderName);

    /// <summary>The grain's reminder of that name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Get(grain, reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => Registry(grain).GetReminders(grain.GrainContext.GrainId);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) =>
        Registry(grain).GetReminders(grain.GrainContext.GrainId);

    private static Task<IGrainReminder> Register(IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        CheckName(reminderName);
        var registry = Registry(grain);
        return grain is IRemindable
            ? registry.RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"{grain.GrainContext.GrainId} is not {nameof(IRemindable)}: no reminder can reach it.");
    }

    private static Task<IGrainReminder?> Get(IGrainBase grain, string reminderName)
    {
        CheckName(reminderName);
        return Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);
    }

    // Orleans throws this exception for a blank name too.
    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
        {
            throw new ArgumentNullException(nameof(reminderName));
        }
    }

    private static IReminderRegistry Registry(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain?.GrainContext, nameof(grain));
        return grain.GrainContext.ActivationServices.GetService<IReminderRegistry>()
            ?? throw new OrleansConfigurationException(
                "The silo has no reminder service: UseAdoNetReminderService or UseInMemoryReminderService adds one.");
    }
}
