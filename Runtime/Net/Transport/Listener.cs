using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// Accepts connections on one port and sees them through the handshake. A connection that says nothing holds a socket
/// and a timer, and not for long.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    // Connections that the kernel holds for us while we are busy: a whole fleet of clients that comes back at once.
    private const int Backlog = 512;

    private static readonly TimeSpan _retryAccept = TimeSpan.FromMilliseconds(100);

    private readonly IListenerOwner _owner;
    private readonly ConnectionShared _shared;
    private readonly PeerRole _role;
    private readonly LinkedList<CancellationTokenSource> _handshakes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _socket;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Listens; <see cref="Start"/> begins to accept.</summary>
    /// <exception cref="SocketException">The port is taken, or isn't this process's to take.</exception>
    public Listener(EndPoint endPoint, PeerRole role, ConnectionShared shared, IListenerOwner owner)
    {
        _role = role;
        _shared = shared;
        _owner = owner;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(endPoint);
            _socket.Listen(Backlog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Whom it lets in.</summary>
    public PeerRole Role => _role;

    /// <summary>Whether it has begun to accept.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Where it listens; the port is the real one where 0 was asked for.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Connections in the middle of their handshake.</summary>
    public int Handshaking
    {
        get
        {
            lock (_handshakes)
            {
                return _handshakes.Count;
            }
        }
    }

    /// <summary>Begins to accept.</summary>
    public void Start()
    {
        ConnectionLog.Listening(_shared.Log, _role, EndPoint);
        IsStarted = true;
        _accepting = Accept();
    }

    /// <summary>Accepts no more. Connections that were accepted stay; handshakes end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
        lock (_handshakes)
        {
            foreach (var handshake in _handshakes)
            {
                handshake.Cancel();
            }
        }
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Admit(await _socket.AcceptAsync(_stop.Token));
            }
            catch (Exception exception)
            {
                if (_stop.IsCancellationRequested)
                {
                    return;
                }

                // Out of file handles, most often: those that are there go on, and some will end.
                ConnectionLog.AcceptFailed(_shared.Log, exception, EndPoint);
                await Task.Delay(_retryAccept, _shared.Options.Time, CancellationToken.None);
            }
        }
    }

    private void Admit(Socket socket)
    {
        var options = _shared.Options;
        if (_owner.ConnectionCount >= options.ConnectionsMax)
        {
            TurnAway(socket, CloseReason.TooMany, $"{options.ConnectionsMax} connections are open.");
            socket.Dispose();
            return;
        }

        var expiry = new CancellationTokenSource(options.HandshakeTimeout, options.Time);
        CancellationTokenSource? oldest = null;
        lock (_handshakes)
        {
            _handshakes.AddLast(expiry);
            if (_handshakes.Count > options.HandshakesMax)
            {
                oldest = _handshakes.First!.Value;
                _handshakes.RemoveFirst();
            }
        }

        oldest?.Cancel();
        _ = Greet(socket, expiry);
    }

    private async Task Greet(Socket socket, CancellationTokenSource expiry)
    {
        try
        {
            await Handshake(socket, expiry);
        }
        catch (OperationCanceledException)
        {
            TurnAway(socket, CloseReason.HandshakeTimeout, "It didn't introduce itself in time.");
        }
        catch (Exception exception)
        {
            var reason = exception is HandshakeException or WireFormatException ? CloseReason.HandshakeRefused : CloseReason.Failed;
            TurnAway(socket, reason, exception.Message);
        }
        finally
        {
            Forget(expiry);
            expiry.Dispose();
        }
    }

    private async Task Handshake(Socket socket, CancellationTokenSource expiry)
    {
        Link? link = null;
        var frames = new FrameReader(_shared.Memory) { BytesMax = Handshakes.HelloBytesMax };
        try
        {
            // Buffers only for who speaks.
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, expiry.Token);
            link = _shared.Options.Tls is { } tls ? await TlsLink.Accept(socket, tls, expiry.Token) : new SocketLink(socket);
            var hello = await Handshakes.Hear(link, frames, expiry.Token);
            var version = ProtocolVersions.Agree(hello.VersionMin, hello.VersionMax);
            var refusal = version == 0
                ? $"It speaks the versions {hello.VersionMin} to {hello.VersionMax}, this silo {ProtocolVersions.Min} to {ProtocolVersions.Max}."
                : hello.Role != _role ? $"This port is for {_role}s." : _owner.Refuses(hello);
            if (refusal is not null)
            {
                await Handshakes.Refuse(link, refusal);
                throw new HandshakeException(refusal);
            }

            await Handshakes.Accept(link, _owner.Welcome(version));
            Forget(expiry);
            frames.BytesMax = _shared.FrameBytesMax;
            _owner.Serve(link, frames, hello);
        }
        catch
        {
            frames.Dispose();
            if (link is null)
            {
                socket.Dispose();
            }
            else
            {
                await link.DisposeAsync();
            }

            throw;
        }
    }

    private void Forget(CancellationTokenSource handshake)
    {
        lock (_handshakes)
        {
            _handshakes.Remove(handshake);
        }
    }

    private void TurnAway(Socket socket, CloseReason reason, string detail)
    {
        ConnectionMeters.TurnedAway(reason);
        ConnectionLog.HandshakeFailed(_shared.Log, Remote(socket), reason, detail);
    }

    private static EndPoint? Remote(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
