using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Storage.Connections;

/// <summary>The connections' log messages: event ids 4110–4119.</summary>
internal static partial class ConnectionLog
{
    [LoggerMessage(4110, LogLevel.Warning, "A storage connection was lost")]
    public static partial void Dropped(ILogger logger, Exception exception);

    [LoggerMessage(4111, LogLevel.Warning, "PostgreSQL can't be reached: {Reason}")]
    public static partial void Unreachable(ILogger logger, string reason);
}
