using System.Net;
using System.Net.Sockets;

namespace Shop.Bench.Runtime.External;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>So many different ones; free until somebody else takes them.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
