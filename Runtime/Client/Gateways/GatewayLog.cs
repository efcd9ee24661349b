using System.Net;
using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Gateways;

/// <summary>The log messages of a client's way into its cluster: events 1250–1279 (connections have 1200–1249).</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1250, LogLevel.Information, "The client {Identity} is connected to its cluster")]
    public static partial void Connected(ILogger log, string identity);

    [LoggerMessage(1251, LogLevel.Warning, "Can't connect to the gateway at {EndPoint}, will try again in {Delay}: {Reason}")]
    public static partial void ConnectFailed(ILogger log, EndPoint endPoint, string reason, TimeSpan delay);

    [LoggerMessage(1252, LogLevel.Warning, "Can't read the list of gateways; going on with the {Count} that are known")]
    public static partial void ListUnreadable(ILogger log, Exception exception, int count);

    [LoggerMessage(1253, LogLevel.Information, "The client {Identity} has left its cluster")]
    public static partial void Left(ILogger log, string identity);
}
