using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Storage.Schema;

/// <summary>The migrator's log messages: event ids 4100–4109.</summary>
internal static partial class SchemaLog
{
    [LoggerMessage(4100, LogLevel.Information, "Applied migration {Number} ({Name}) of \"{Set}\"")]
    public static partial void Applied(ILogger logger, string set, int number, string name);
}
