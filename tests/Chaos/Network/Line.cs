using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Shop.Chaos.Network;

/// <summary>
/// A way from one program to another that can be cut, in one direction or both, and made slow. What is sent into a cut isn't lost but
/// waits, as TCP would have it: it arrives when the line is whole again, unless the programs gave up before.
/// </summary>
internal sealed class Line : IAsyncDisposable
{
    private const int ChunkBytes = 16 * 1024;

    // What is on its way; beyond, the sender has to wait, as for a window.
    private const int ChunksMax = 64;

    private readonly Socket _listener;
    private readonly Func<Socket> _newSocket;
    private readonly EndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    /// <param name="listener">Where clients connect: bound already.</param>
    /// <param name="newSocket">Makes a socket from which the server can be reached.</param>
    /// <param name="target">The server.</param>
    public Line(Socket listener, Func<Socket> newSocket, EndPoint target)
    {
        (_listener, _newSocket, _target) = (listener, newSocket, target);
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>From the one that connects.</summary>
    public Gate There { get; } = new();

    /// <summary>To the one that connects.</summary>
    public Gate Back { get; } = new();

    /// <summary>How long everything takes, each way.</summary>
    public TimeSpan Delay { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptAsync(_end.Token);
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = _newSocket();
        using (client)
        {
            try
            {
                (client.NoDelay, server.NoDelay) = (true, true);
                await There.OpenAsync(_end.Token);
                await server.ConnectAsync(_target, _end.Token);
                await Task.WhenAll(CopyAsync(client, server, There), CopyAsync(server, client, Back));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // One of them has ended: the other sees it as the end of its connection, once it can see anything.
                await Task.WhenAll(There.OpenAsync(_end.Token), Back.OpenAsync(_end.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                client.LingerState = new LingerOption(true, 0);
                server.LingerState = new LingerOption(true, 0);
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to, Gate gate)
    {
        var way = Channel.CreateBounded<(long Due, byte[] Bytes)>(ChunksMax);
        var delivering = DeliverAsync(way.Reader, to, gate);
        try
        {
            var buffer = new byte[ChunkBytes];
            int read;
            do
            {
                read = await from.ReceiveAsync(buffer, _end.Token);
                await way.Writer.WriteAsync((Environment.TickCount64 + (long)Delay.TotalMilliseconds, buffer[..read]), _end.Token);
            }
            while (read > 0);
        }
        catch (Exception exception)
        {
            way.Writer.TryComplete(exception);
        }

        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(long Due, byte[] Bytes)> way, Socket to, Gate gate)
    {
        await foreach (var (due, bytes) in way.ReadAllAsync(_end.Token))
        {
            if (due - Environment.TickCount64 is > 0 and var early)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(early), _end.Token);
            }

            await gate.OpenAsync(_end.Token);
            if (bytes.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            for (var sent = 0; sent < bytes.Length;)
            {
                sent += await to.SendAsync(bytes.AsMemory(sent), _end.Token);
            }
        }
    }
}
