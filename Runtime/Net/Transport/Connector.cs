using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Net;

/// <summary>Connects to silos.</summary>
internal static class Connector
{
    /// <summary>Connects, and encrypts where that is on.</summary>
    /// <exception cref="IOException">Nobody answered, or not in the way that was expected.</exception>
    /// <exception cref="OperationCanceledException">The token ended.</exception>
    public static async Task<Link> Connect(EndPoint endPoint, TransportOptions options, CancellationToken token)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, either.Token);
            return options.Tls is { } tls
                ? await TlsLink.Connect(socket, HostOf(endPoint), tls, either.Token)
                : new SocketLink(socket);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (token.IsCancellationRequested)
            {
                throw;
            }

            throw new IOException(timeout.IsCancellationRequested ? $"No answer within {options.ConnectTimeout}." : exception.Message, exception);
        }
    }

    private static string HostOf(EndPoint endPoint) => endPoint switch
    {
        IPEndPoint ip => ip.Address.ToString(),
        DnsEndPoint dns => dns.Host,
        _ => endPoint.ToString() ?? "",
    };
}
