using Shop.Runtime.Reminders;

namespace Orleans.Hosting;

/// <summary>Adds reminders that are kept in memory.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in the silo's memory: for tests and development, since they are lost with it.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ReminderServices.Add<MemoryReminderTable>(builder.Services);
        return builder;
    }
}
