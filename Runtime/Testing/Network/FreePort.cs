using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Testing.Network;

/// <summary>Ports for servers that must be told one.</summary>
public static class FreePort
{
    /// <summary>A TCP port of 127.0.0.1 that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
