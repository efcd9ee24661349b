using System.Diagnostics.Metrics;

namespace Shop.Runtime.Net;

/// <summary>The metrics of connections; named as Orleans names them where it has the like.</summary>
internal static class ConnectionMeters
{
    private static readonly Meter _meter = new("Microsoft.Orleans");

    private static readonly Counter<long> _opened =
        _meter.CreateCounter<long>("orleans-networking-sockets-opened", "connections", "Connections whose handshake was completed.");

    private static readonly Counter<long> _closed =
        _meter.CreateCounter<long>("orleans-networking-sockets-closed", "connections", "Connections that ended, by reason.");

    private static readonly UpDownCounter<int> _open =
        _meter.CreateUpDownCounter<int>("orleans-networking-connections", "connections", "Connections that are open.");

    private static readonly Counter<long> _turnedAway =
        _meter.CreateCounter<long>("orleans-networking-connections-turned-away", "connections", "Connections that ended before their handshake was complete, by reason.");

    /// <summary>A handshake was completed.</summary>
    public static void Opened(PeerRole role)
    {
        _opened.Add(1, Role(role));
        _open.Add(1, Role(role));
    }

    /// <summary>A connection has ended.</summary>
    public static void Closed(PeerRole role, CloseReason reason)
    {
        _closed.Add(1, Role(role), Reason(reason));
        _open.Add(-1, Role(role));
    }

    /// <summary>A connection came to nothing.</summary>
    public static void TurnedAway(CloseReason reason) => _turnedAway.Add(1, Reason(reason));

    private static KeyValuePair<string, object?> Role(PeerRole role) => new("peer", role == PeerRole.Silo ? "silo" : "client");

    private static KeyValuePair<string, object?> Reason(CloseReason reason) => new("reason", reason.ToString());
}
