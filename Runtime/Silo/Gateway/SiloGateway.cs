using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Membership;
using Shop.Runtime.Net;

namespace Shop.Runtime.Gateway;

/// <summary>
/// The silo's doors: one port for clients, one for silos. A silo that wasn't told where to listen has none, and takes
/// the calls of its own process only.
/// </summary>
internal sealed class SiloGateway : IListenerOwner, IConnectionOwner, IAsyncDisposable
{
    private readonly SiloRuntime _silo;
    private readonly EndpointOptions _endpoints;
    private readonly ClusterOptions _cluster;
    private readonly TransportOptions _transport;
    private readonly ConnectionShared _shared;
    private readonly ILogger _log;
    private List<Listener> _listeners = [];
    private Heartbeat? _heartbeat;
    private Welcome? _welcome;
    private ClusterMap _map = ClusterMap.Empty;

    public SiloGateway(
        SiloRuntime silo,
        IOptions<EndpointOptions> endpoints,
        IOptions<ClusterOptions> cluster,
        IOptions<TransportOptions> transport,
        ILogger<SiloGateway> log)
    {
        _silo = silo;
        _endpoints = endpoints.Value;
        _cluster = cluster.Value;
        _transport = transport.Value;
        _log = log;
        _shared = new ConnectionShared(silo, _transport, silo.Messaging.MaxMessageBodySize, log);
    }

    /// <summary>Where clients come in; null where they don't.</summary>
    public IPEndPoint? ClientEndPoint { get; private set; }

    /// <summary>Where silos come in; null where they don't.</summary>
    public IPEndPoint? SiloEndPoint { get; private set; }

    public int ConnectionCount => _heartbeat?.Count ?? 0;

    /// <summary>The connections that are open.</summary>
    public IEnumerable<Connection> Connections => _heartbeat?.Connections ?? [];

    /// <summary>Calls under way that came over connections.</summary>
    public int CallsInFlight => _shared.InFlight.Count;

    /// <summary>Connections in the middle of their handshake.</summary>
    public int Handshaking => _listeners.Sum(listener => listener.Handshaking);

    /// <summary>Memory in use for large frames that are on their way in.</summary>
    public long GatheredBytes => _shared.Memory.Taken;

    /// <summary>Binds the ports, so that the silo knows its address before it starts; nobody is let in yet.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public void Bind()
    {
        if (Where(_endpoints.SiloListeningEndpoint, _endpoints.SiloPort) is { } silos)
        {
            SiloEndPoint = Listen(silos, PeerRole.Silo);
        }

        if (Where(_endpoints.GatewayListeningEndpoint, _endpoints.GatewayPort) is { } clients)
        {
            ClientEndPoint = Listen(clients, PeerRole.Client);
        }

        if (SiloEndPoint is not null)
        {
            _silo.Address = SiloAddress.New(Advertised(SiloEndPoint), SiloAddress.AllocateNewGeneration());
        }
    }

    /// <summary>Lets silos in: those of a cluster, before this one joins it.</summary>
    public void OpenToSilos() => Open(PeerRole.Silo);

    /// <summary>Lets everybody in.</summary>
    public void Open()
    {
        Open(PeerRole.Silo);
        Open(PeerRole.Client);
    }

    /// <summary>Tells all clients, also those that are yet to come, which silos there are.</summary>
    public void Tell(ClusterMap map)
    {
        Volatile.Write(ref _map, map);
        foreach (var client in Connections.Where(connection => connection.Peer.Role == PeerRole.Client))
        {
            client.Tell(map);
        }
    }

    private void Open(PeerRole role)
    {
        if (_listeners.Count == 0)
        {
            return;
        }

        _heartbeat ??= new Heartbeat(_transport);
        _welcome ??= new Welcome
        {
            Identity = _silo.Address.ToParsableString(),
            FrameBytesMax = (uint)_shared.FrameBytesMax,
            CallsInFlightMax = (uint)_transport.CallsInFlightPerConnectionMax,
            Grains = [.. ClusterGrains()],
        };
        foreach (var listener in _listeners.Where(listener => listener.Role == role && !listener.IsStarted))
        {
            listener.Start();
        }
    }

    /// <summary>
    /// Lets no client in any more, and ends the connections when their calls are answered, or the token ends. Silos may come back:
    /// one that finds nobody takes this one for dead, and calls that are under way for lost.
    /// </summary>
    public async Task Drain(CancellationToken token)
    {
        foreach (var listener in _listeners.Where(listener => listener.Role == PeerRole.Client))
        {
            await listener.DisposeAsync();
        }

        await EndConnections(token);
    }

    /// <summary>Lets nobody in any more, and ends the connections when their calls are answered, or the token ends.</summary>
    public async Task Close(CancellationToken token)
    {
        // Whoever was voted out is closed and stopped at once.
        foreach (var listener in Interlocked.Exchange(ref _listeners, []))
        {
            await listener.DisposeAsync();
        }

        await EndConnections(token);
        _heartbeat?.Dispose();
    }

    private async Task EndConnections(CancellationToken token)
    {
        if (_heartbeat is not { } heartbeat)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(_transport.DrainTimeout, _transport.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        await Task.WhenAll(heartbeat.Connections.Select(connection => connection.Drain("The silo is stopping.", either.Token)));
    }

    /// <summary>Ends everything as it is: the nearest to a killed process that a living one comes to.</summary>
    public async Task Kill()
    {
        foreach (var connection in Connections)
        {
            connection.Close(CloseReason.Failed, "The silo was killed.");
        }

        await Close(new CancellationToken(canceled: true));
    }

    public async ValueTask DisposeAsync() => await Close(new CancellationToken(canceled: true));

    public string? Refuses(Hello hello)
    {
        if (hello.ClusterId != _cluster.ClusterId)
        {
            return $"This is a silo of the cluster '{_cluster.ClusterId}', not of '{hello.ClusterId}'.";
        }

        if (string.IsNullOrEmpty(hello.Identity) || hello.FrameBytesMax == 0)
        {
            return "It doesn't say who it is.";
        }

        // Again, for many may have been in their handshakes at once when the last one fitted in.
        return ConnectionCount >= _transport.ConnectionsMax ? $"{_transport.ConnectionsMax} connections are open, the most that this silo serves." : null;
    }

    public Welcome Welcome(uint version) => _welcome! with { Version = version };

    public void Serve(Link link, FrameReader frames, Hello hello)
    {
        var peer = new PeerDescription(
            hello.Role, hello.Identity, (int)Math.Min(hello.FrameBytesMax, int.MaxValue), _transport.CallsInFlightPerConnectionMax);
        var connection = new Connection(link, frames, peer, _shared, this);
        ConnectionLog.Opened(_log, peer.Role, peer.Identity, link.RemoteEndPoint);
        ConnectionMeters.Opened(peer.Role);
        _heartbeat!.Add(connection);
        if (peer.Role == PeerRole.Client)
        {
            _silo.Clients.Add(connection);
            if (Volatile.Read(ref _map) is { Version: > 0 } map)
            {
                connection.Tell(map);
            }
        }

        _ = connection.Run();
    }

    public void Told(Connection connection, ClusterMap map)
    {
        // Clients know nothing of the cluster that it doesn't.
    }

    public void Lost(Connection connection, GrainCall call) => call.Reject(new ClientNotAvailableException(
        $"The client {connection.Peer.Identity} has gone; whether {call.Method} on {call.TargetId} had an effect is unknown."));

    public void GoingAway(Connection connection, string reason) => ConnectionLog.GoingAway(_log, connection.Peer.Identity, reason);

    public void Closed(Connection connection)
    {
        _heartbeat!.Remove(connection);
        if (connection.Peer.Role == PeerRole.Client)
        {
            _silo.Clients.Remove(connection);
        }
    }

    private IPEndPoint? Where(IPEndPoint? listening, int port) =>
        listening ?? (_endpoints.AdvertisedIPAddress is { } advertised && port != 0 ? new IPEndPoint(advertised, port) : null);

    private IPEndPoint Advertised(IPEndPoint bound) =>
        new(_endpoints.AdvertisedIPAddress ?? bound.Address, bound.Port);

    private IPEndPoint Listen(IPEndPoint endPoint, PeerRole role)
    {
        var listener = new Listener(endPoint, role, _shared, this);
        _listeners.Add(listener);
        return listener.EndPoint;
    }

    private IEnumerable<ClusterGrain> ClusterGrains() =>
        from grain in _silo.Manifest.Classes
        let interfaces = grain.Interfaces.Where(one => _silo.Manifest.TryGetInterface(one, out _))
        select new ClusterGrain(
            grain.Type.FullName!,
            grain.GrainType.ToString()!,
            [.. interfaces.Select(one => _silo.Manifest.GetInterface(one).Id)]);
}
