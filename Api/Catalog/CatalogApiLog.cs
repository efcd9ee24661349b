namespace Shop.Api.Catalog;

/// <summary>The catalog's log messages in the Api: event ids 6100–6119.</summary>
internal static partial class CatalogApiLog
{
    [LoggerMessage(6100, LogLevel.Warning, "Some products' watches couldn't be prolonged; it is tried again every second")]
    public static partial void NotRenewed(ILogger logger, Exception exception);
}
