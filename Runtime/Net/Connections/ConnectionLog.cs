using System.Net;
using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Net;

/// <summary>The log messages of connections: events 1200–1299.</summary>
internal static partial class ConnectionLog
{
    [LoggerMessage(1200, LogLevel.Information, "Listening for {Role}s at {EndPoint}")]
    public static partial void Listening(ILogger log, PeerRole role, EndPoint endPoint);

    [LoggerMessage(1201, LogLevel.Information, "Connected with {Role} {Identity} at {EndPoint}")]
    public static partial void Opened(ILogger log, PeerRole role, string identity, EndPoint? endPoint);

    /// <summary>An ordinary end is news, another one a warning.</summary>
    public static void Closed(ILogger log, CloseReason reason, PeerRole role, string identity, EndPoint? endPoint, string detail)
    {
        if (reason is CloseReason.Done or CloseReason.PeerClosed or CloseReason.Superseded)
        {
            Ended(log, role, identity, endPoint, reason, detail);
        }
        else
        {
            Broken(log, role, identity, endPoint, reason, detail);
        }
    }

    [LoggerMessage(1202, LogLevel.Information, "The connection with {Role} {Identity} at {EndPoint} has ended ({Reason}): {Detail}")]
    private static partial void Ended(ILogger log, PeerRole role, string identity, EndPoint? endPoint, CloseReason reason, string detail);

    [LoggerMessage(1203, LogLevel.Warning, "The connection with {Role} {Identity} at {EndPoint} was given up ({Reason}): {Detail}")]
    private static partial void Broken(ILogger log, PeerRole role, string identity, EndPoint? endPoint, CloseReason reason, string detail);

    [LoggerMessage(1204, LogLevel.Information, "Closed a connection from {EndPoint} before its handshake was complete ({Reason}): {Detail}")]
    public static partial void HandshakeFailed(ILogger log, EndPoint? endPoint, CloseReason reason, string detail);

    [LoggerMessage(1205, LogLevel.Debug, "Letting go of the connection with {Identity} failed")]
    public static partial void DisposalFailed(ILogger log, Exception exception, string identity);

    [LoggerMessage(1206, LogLevel.Error, "Accepting connections at {EndPoint} failed; trying again")]
    public static partial void AcceptFailed(ILogger log, Exception exception, EndPoint endPoint);

    [LoggerMessage(1207, LogLevel.Warning, "Can't connect to {EndPoint}: {Reason}")]
    public static partial void ConnectFailed(ILogger log, EndPoint endPoint, string reason);

    [LoggerMessage(1208, LogLevel.Information, "{Identity} wants no more calls: {Reason}")]
    public static partial void GoingAway(ILogger log, string identity, string reason);
}
