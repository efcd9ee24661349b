using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Net;

/// <summary>Finds out whether nothing listens at an address: the machine says so where a process has ended.</summary>
internal static class Vacancy
{
    // Processes end within milliseconds of each other's notice of it; some ten tries fit into a lease.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a connection was refused within that time; false where something listens, or nobody answers.</summary>
    public static async Task<bool> IsFoundAsync(EndPoint endPoint, TimeSpan patience, TimeProvider time)
    {
        using var expiry = new CancellationTokenSource(patience, time);
        try
        {
            while (!await IsRefusedAsync(endPoint, expiry.Token))
            {
                await Task.Delay(_pause, time, expiry.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> IsRefusedAsync(EndPoint endPoint, CancellationToken token)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, token);
            return false;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
