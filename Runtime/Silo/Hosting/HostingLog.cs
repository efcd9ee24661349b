using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Hosting;

/// <summary>The log messages of a silo's start and stop: events 1100–1199.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1100, LogLevel.Information, "Silo {Identity} started with {GrainClasses} grain classes")]
    public static partial void Started(ILogger log, string identity, int grainClasses);

    [LoggerMessage(1101, LogLevel.Information, "Silo {Identity} stopped")]
    public static partial void Stopped(ILogger log, string identity);

    [LoggerMessage(1102, LogLevel.Warning, "The silo was told to stop before its {Count} remaining activations had left")]
    public static partial void DrainCutShort(ILogger log, int count);

    [LoggerMessage(1103, LogLevel.Warning, "The silo could not hand its grains over; calls may fail until the others find out that it has gone")]
    public static partial void NotHandedOver(ILogger log, Exception exception);
}
