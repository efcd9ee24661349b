using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Testing.Network;

/// <summary>Ports for servers that must be told one.</summary>
public static class FreePort
{
    // Below 32768, where Linux begins with the ports that it gives to outgoing connections: none of those takes one between
    // this look and the server's start. Above what people's own servers use.
    private const int First = 12_000;
    private const int Count = 8_000;

    // Every process begins elsewhere and goes round, so that it gives no port twice and two processes hardly meet.
    private static int _next = Random.Shared.Next(Count);

    /// <summary>A TCP port of 127.0.0.1 that nobody listens at, and that this process wasn't given before.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + ((Interlocked.Increment(ref _next) & int.MaxValue) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"All ports from {First} to {First + Count - 1} are taken.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
