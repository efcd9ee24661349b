using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Grains' reminders: kept in the table, and ticked by <see cref="ReminderService"/>.</summary>
internal sealed class ReminderRegistry(IReminderTable table, ReminderService service, IOptions<ReminderOptions> options, TimeProvider time)
    : IReminderRegistry
{
    // The width of the columns GrainId and ReminderName.
    private const int MaxTextLength = 150;

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        EnsureStorable(grain.ToString(), "grain's id", nameof(grain));
        EnsureStorable(name, "reminder's name", nameof(name));
        EnsureTimes(name, dueTime, period);
        service.EnsureRoomFor(new ReminderKey(grain, name));
        var entry = new ReminderEntry(grain, name, ToMilliseconds(time.GetUtcNow().UtcDateTime + dueTime), period, "");
        entry = entry with { ETag = await table.UpsertAsync(entry) };
        service.Keep(entry);
        return new RegisteredReminder(entry.Key, entry.ETag);
    }

    public async Task UnregisterReminder(GrainId grain, IGrainReminder reminder)
    {
        var registered = reminder as RegisteredReminder
            ?? throw new ArgumentException("The reminder is none that this runtime gave out.", nameof(reminder));
        if (!await table.RemoveAsync(registered.Key, registered.ETag) && await table.ReadAsync(registered.Key) is not null)
        {
            throw new ReminderException($"The reminder \"{registered.ReminderName}\" of {grain} was replaced since it was read: get it again.");
        }

        service.Forget(registered.Key);
    }

    public async Task<IGrainReminder?> GetReminder(GrainId grain, string name) =>
        await table.ReadAsync(new ReminderKey(grain, name)) is { } entry ? new RegisteredReminder(entry.Key, entry.ETag) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId grain) =>
        [.. (await table.ReadAsync(grain)).Select(entry => new RegisteredReminder(entry.Key, entry.ETag))];

    // As exact as the table keeps it.
    private static DateTime ToMilliseconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Kind);

    private void EnsureTimes(string name, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, "A reminder's due time is neither negative nor infinite.");
        }

        if (period < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "A reminder's period is neither negative nor infinite.");
        }

        if (period < options.Value.MinimumReminderPeriod || period == TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"The period of the reminder \"{name}\" is {period}; the shortest allowed is {options.Value.MinimumReminderPeriod}.", nameof(period));
        }
    }

    private static void EnsureStorable(string text, string what, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The {what} must have 1 to {MaxTextLength} characters without NUL: \"{text}\".", parameter);
        }
    }
}
