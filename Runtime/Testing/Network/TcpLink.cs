using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Testing.Network;

/// <summary>
/// A link to a TCP server of this machine that fails on demand: clients connect to <see cref="Port"/>. Says nothing about
/// time, so that a test decides which byte is the last to get through.
/// </summary>
public sealed class TcpLink : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpPair, bool> _pairs = [];
    private readonly int _target;
    private readonly Task _accepting;
    private volatile TcpCut _cut;
    private volatile Task _held = Task.CompletedTask;

    /// <summary>A link to the port <paramref name="target"/> of 127.0.0.1.</summary>
    public TcpLink(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port { get; }

    /// <summary>Whether new connections are closed at once.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many connections stand.</summary>
    public int Connections => _pairs.Count;

    /// <summary>Cuts the connection that next carries something in a direction, before it is through. Once.</summary>
    public void CutNext(TcpCut cut) => _cut = cut;

    /// <summary>Lets new connections wait until <paramref name="released"/>: they stand, and nothing gets through.</summary>
    public void HoldNewUntil(Task released) => _held = released;

    /// <summary>Cuts all connections.</summary>
    public void CutAll()
    {
        foreach (var pair in _pairs.Keys)
        {
            pair.Cut();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        CutAll();
        await ((Task)_accepting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync();
            _ = IsDown ? Task.Run(client.Dispose) : CarryAsync(client);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await _held;
                await server.ConnectAsync(IPAddress.Loopback, _target);
            }
            catch (SocketException)
            {
                return;
            }

            var pair = new TcpPair(client, server);
            _pairs[pair] = true;
            await Task.WhenAny(
                CopyAsync(pair, client, server, TcpCut.BeforeRequest),
                CopyAsync(pair, server, client, TcpCut.BeforeResponse));
            pair.Cut();
            _pairs.TryRemove(pair, out _);
        }
    }

    private async Task CopyAsync(TcpPair pair, TcpClient from, TcpClient to, TcpCut cut)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var read)
            {
                if (Interlocked.CompareExchange(ref _cut, TcpCut.None, cut) == cut)
                {
                    pair.Cut();
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other direction ended it, or a peer did.
        }
    }

    private sealed class TcpPair(TcpClient client, TcpClient server)
    {
        public void Cut()
        {
            client.Close();
            server.Close();
        }
    }
}
