using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Testing.Links;

/// <summary>
/// A network link that fails on demand: listens on a port of its own and passes on what comes to a target, over real
/// sockets, so that neither side need know. Whoever is to be cut off connects here instead.
/// </summary>
public sealed class FaultyLink : IAsyncDisposable
{
    private readonly ConcurrentDictionary<LinkedPair, bool> _pairs = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _target;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;
    private volatile bool _refuses;

    /// <summary>Makes a link; it works until told otherwise.</summary>
    /// <param name="target">Where it leads.</param>
    /// <param name="time">What delays are measured by; real time by default.</param>
    public FaultyLink(IPEndPoint target, TimeProvider? time = null)
    {
        _target = target;
        _time = time ?? TimeProvider.System;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where to connect to.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Connections through the link.</summary>
    public int Connections => _pairs.Count;

    /// <summary>How long each piece of data takes on its way; none by default.</summary>
    public TimeSpan Delay { get; set; }

    internal TimeProvider Time => _time;

    internal LinkGate Gate { get; } = new();

    /// <summary>Breaks every connection at both ends, and every new one as soon as it is made.</summary>
    public void Cut()
    {
        _refuses = true;
        Drop();
    }

    /// <summary>Breaks every connection at both ends; new ones are welcome.</summary>
    public void Drop()
    {
        foreach (var pair in _pairs.Keys)
        {
            pair.Break();
        }
    }

    /// <summary>
    /// Lets data vanish, in one direction or both, while connections seem to stand: the half of a connection that is
    /// left when a machine or a route dies.
    /// </summary>
    public void Swallow(LinkDirection direction = LinkDirection.Both) => Gate.Swallowed = direction;

    /// <summary>Holds data back, in one direction or both, until <see cref="Restore"/>: a stall, or a peer that doesn't read.</summary>
    public void Stall(LinkDirection direction = LinkDirection.Both) => Gate.Stall(direction);

    /// <summary>Ends all faults. Data that was held back goes on; data that vanished has vanished.</summary>
    public void Restore()
    {
        _refuses = false;
        Delay = TimeSpan.Zero;
        Gate.Open();
    }

    /// <summary>Breaks everything and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        Gate.Open();
        await _accepting;
        Drop();
        _stop.Dispose();
    }

    internal void Forget(LinkedPair pair) => _pairs.TryRemove(pair, out _);

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Join(await _listener.AcceptSocketAsync(_stop.Token));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The target refuses, or the link is being disposed of.
            }
        }
    }

    private async Task Join(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var pair = new LinkedPair(this, near, far);
        near.NoDelay = true;
        try
        {
            if (_refuses)
            {
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            await far.ConnectAsync(_target, _stop.Token);
        }
        catch
        {
            pair.Break();
            throw;
        }

        _pairs[pair] = true;
        pair.Start();
        if (_refuses)
        {
            pair.Break();
        }
    }
}
