using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Net;

namespace Shop.Runtime.Membership;

/// <summary>The other silos, as this one reaches them: a connection to each, over which its calls go out.</summary>
internal sealed class Peers : IConnectionOwner, IDisposable
{
    private readonly ConcurrentDictionary<SiloAddress, Peer> _peers = new();
    private readonly SiloRuntime _silo;
    private readonly ConnectionShared _shared;
    private readonly ClusterOptions _cluster;
    private readonly LivenessOptions _liveness;
    private readonly ILogger _log;
    private Heartbeat? _heartbeat;

    public Peers(
        SiloRuntime silo,
        IOptions<ClusterOptions> cluster,
        IOptions<TransportOptions> transport,
        IOptions<LivenessOptions> liveness,
        ILogger<Peers> log)
    {
        _silo = silo;
        _cluster = cluster.Value;
        _liveness = liveness.Value;
        _log = log;
        _shared = new ConnectionShared(silo, transport.Value, silo.Messaging.MaxMessageBodySize, log);
    }

    /// <summary>Told when a silo is gone for sure: nothing listens at its address, or another run of it does.</summary>
    public Action<SiloAddress>? Gone { get; set; }

    /// <summary>How this silo introduces itself.</summary>
    public Hello Hello => new()
    {
        Role = PeerRole.Silo,
        ClusterId = _cluster.ClusterId,
        ServiceId = _cluster.ServiceId,
        Identity = _silo.Address.ToParsableString(),
        FrameBytesMax = (uint)_shared.FrameBytesMax,
    };

    /// <summary>Every other silo that is reached, or tried to be.</summary>
    public IEnumerable<Peer> All => _peers.Values;

    private Heartbeat Heartbeat => _heartbeat ?? Interlocked.CompareExchange(ref _heartbeat, new Heartbeat(_shared.Options), null) ?? _heartbeat;

    /// <summary>The silo of that address; null where it is none of the others.</summary>
    public Peer? Find(SiloAddress address) => _peers.GetValueOrDefault(address);

    /// <summary>Whether there was a sign of life of that silo lately: half of the patience ago at most.</summary>
    public bool Hears(SiloAddress address) => Find(address) is { } peer && peer.SilentFor() <= _liveness.Patience / 2;

    /// <summary>Keeps a connection to that silo from now on.</summary>
    public Peer Add(SiloAddress address)
    {
        if (_peers.TryGetValue(address, out var known))
        {
            return known;
        }

        var added = new Peer(address, this, _shared, _silo.Time);
        var peer = _peers.GetOrAdd(address, added);
        if (ReferenceEquals(peer, added))
        {
            peer.Start();
        }

        return peer;
    }

    /// <summary>Gives up those that aren't named: what waited for them goes elsewhere.</summary>
    public void KeepOnly(IReadOnlySet<SiloAddress> silos)
    {
        foreach (var (address, peer) in _peers.Where(entry => !silos.Contains(entry.Key)))
        {
            if (_peers.TryRemove(address, out _))
            {
                peer.GiveUp();
            }
        }
    }

    public Connection Connect(Link link, FrameReader frames, Welcome welcome) =>
        new(link, frames, PeerDescription.Of(welcome), _shared, this);

    public void Opened(Connection connection)
    {
        ConnectionLog.Opened(_log, PeerRole.Silo, connection.Peer.Identity, connection.RemoteEndPoint);
        ConnectionMeters.Opened(PeerRole.Silo);
        Heartbeat.Add(connection);
    }

    /// <summary>A silo can't be reached; said once for each reason, as attempts go on.</summary>
    public void NoteFailure(Peer peer, string? before, string reason)
    {
        if (before != reason)
        {
            ConnectionLog.ConnectFailed(_log, peer.Address.Endpoint, reason);
        }
    }

    /// <summary>Sends on what could not be sent.</summary>
    public void Reroute(GrainCall call)
    {
        call.Hops = Math.Max(0, call.Hops - 1);
        _silo.Route(call);
    }

    public void Lost(Connection connection, GrainCall call)
    {
        call.Carrier = null;

        // As a client does: what only reads may be asked again, once.
        if (call.Method.IsReadOnly && call.Forwards++ == 0 && !call.IsAbandoned && !SiloControl.Is(call.TargetId))
        {
            Reroute(call);
            return;
        }

        call.Reject(new SiloUnavailableException(
            $"The connection with {connection.Peer.Identity} has ended; whether {call.Method} on {call.TargetId} had an effect is unknown."));
    }

    public void GoingAway(Connection connection, string reason)
    {
        ConnectionLog.GoingAway(_log, connection.Peer.Identity, reason);
        _ = connection.Drain("As you wish.", CancellationToken.None);
    }

    public void Told(Connection connection, ClusterMap map)
    {
        // Silos read the table themselves.
    }

    public void Closed(Connection connection) => _heartbeat?.Remove(connection);

    /// <summary>Ends the connection with a silo that the cluster has given up.</summary>
    public void Retire(Connection connection) => Heartbeat.Retire(connection);

    /// <summary>Ends all connections with what was to be sent sent, or the token ends. Nothing is called any more by then.</summary>
    public Task CloseAsync(CancellationToken token)
    {
        foreach (var peer in _peers.Values)
        {
            peer.Dispose();
        }

        return Task.WhenAll(Heartbeat.Connections.Select(connection => connection.End("The silo has stopped.", token)));
    }

    /// <summary>Ends all connections as they are.</summary>
    public void Dispose()
    {
        foreach (var connection in Heartbeat.Connections)
        {
            connection.Close(CloseReason.Failed, "The silo has gone.");
        }

        KeepOnly(new HashSet<SiloAddress>());
        _heartbeat?.Dispose();
    }
}
