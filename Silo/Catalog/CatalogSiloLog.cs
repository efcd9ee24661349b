namespace Shop.Silo.Catalog;

/// <summary>The catalog's log messages in the silo's host: event ids 5120–5129.</summary>
internal static partial class CatalogSiloLog
{
    [LoggerMessage(5120, LogLevel.Warning, "The catalog's sweep failed; it is tried again in a few seconds")]
    public static partial void NotSwept(ILogger logger, Exception exception);
}
