using System.Net.Sockets;
using System.Text;

namespace Shop.Bench.Spike;

/// <summary>
/// The page of somebody who waits, as the shop sees it: a stream of the room. Each of tens of thousands would need a connection of its
/// own; so they look instead, as browsers do that no stream reaches, and who leaves has a stream for the moment in which it ends.
/// </summary>
internal static class OpenPage
{
    // As long as anybody waits for an answer.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Closes it. Where that isn't noticed, the shop finds out by their silence.</summary>
    public static async Task CloseAsync(Uri address, string? token, string room)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var buffer = new byte[8 * 1024];
        var filled = 0;
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, patience.Token);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes($"GET /api/v1/live?topics=waiting-room:{room} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n"),
                patience.Token);
            while (buffer.AsSpan(0, filled).IndexOf("event: changed"u8) < 0
                && await socket.ReceiveAsync(buffer.AsMemory(filled), patience.Token) is var read and > 0)
            {
                filled += read;
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
        }
    }
}
