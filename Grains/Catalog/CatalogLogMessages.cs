using Microsoft.Extensions.Logging;

namespace Shop.Catalog;

/// <summary>The catalog's log messages in the silo: event ids 5100–5119.</summary>
internal static partial class CatalogLogMessages
{
    [LoggerMessage(5100, LogLevel.Warning, "{Subject} is written, but search or the change log isn't up to date; the sweeper finishes it")]
    public static partial void LeftToTheSweeper(ILogger logger, string subject, Exception exception);

    [LoggerMessage(5101, LogLevel.Information, "Settled what was left of {Count} changes of the catalog")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(5102, LogLevel.Warning, "{Subject} can't be settled now; it is tried again")]
    public static partial void NotSwept(ILogger logger, string subject, Exception exception);

    [LoggerMessage(5103, LogLevel.Warning, "{Import} has stopped; it goes on with the sweeper's next round")]
    public static partial void ImportStopped(ILogger logger, ImportId import, Exception exception);
}
