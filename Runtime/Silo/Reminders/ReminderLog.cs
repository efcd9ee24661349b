using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>The reminders' log messages: event ids 4200–4209.</summary>
internal static partial class ReminderLog
{
    [LoggerMessage(4200, LogLevel.Warning, "The reminder {Name} of {Grain} failed; its next tick comes as planned")]
    public static partial void TickFailed(ILogger logger, Exception exception, string name, GrainId grain);

    [LoggerMessage(4201, LogLevel.Warning, "The table of reminders can't be read; those known go on")]
    public static partial void ReadFailed(ILogger logger, Exception exception);

    [LoggerMessage(4202, LogLevel.Error, "{Refused} reminders are beyond the {Capacity} that a silo keeps, and don't tick here")]
    public static partial void NoRoom(ILogger logger, int refused, int capacity);
}
