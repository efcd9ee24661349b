using System.Net;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Membership;
using Shop.Runtime.Net;

namespace Shop.Runtime.Gateways;

/// <summary>
/// The client's connections, one to each gateway. A call goes straight to the silo that its grain belongs to, as the silos tell
/// who they are (<see cref="ClusterMap"/>); to some other one, which hands it on, while that one isn't reached. With none left calls wait for the outcome of the first attempt to reconnect, and are refused at once after it failed.
/// </summary>
internal sealed class GatewayConnections : IConnectionOwner, IReconnectorOwner, IDisposable
{
    // As in Orleans: silos come and go by the hour, and a connection that fails asks for a new list by itself.
    private static readonly TimeSpan _refreshPeriod = TimeSpan.FromMinutes(1);

    // Until the first one is reached: silos that start together with the client aren't on the list when it is read first.
    private static readonly TimeSpan _firstRefreshPeriod = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly IGatewayList _list;
    private readonly ConnectionShared _shared;
    private readonly Heartbeat _heartbeat;
    private readonly WaitingCalls _waiting = new();
    private readonly List<Reconnector> _gateways = [];
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ClusterMap _map = ClusterMap.Empty;
    private Routes _routes = new(ClusterMap.Empty, []);
    private ITimer? _refresh;
    private long _lookedAt;
    private int _refreshing;
    private bool _stopped;

    public GatewayConnections(IGatewayList list, ConnectionShared shared, Hello hello)
    {
        _list = list;
        _shared = shared;
        _heartbeat = new Heartbeat(shared.Options);
        Hello = hello;
    }

    /// <summary>How this client introduces itself.</summary>
    public Hello Hello { get; }

    /// <summary>Ends when the first gateway has been reached.</summary>
    public Task Connected => _connected.Task;

    /// <summary>What the silos say that they run; empty before the first connection.</summary>
    public IReadOnlyList<ClusterGrain> ClusterGrains { get; private set; } = [];

    /// <summary>The connections that are open.</summary>
    public IEnumerable<Connection> Connections => _heartbeat.Connections;

    /// <summary>Begins to connect.</summary>
    /// <exception cref="Exception">The list of gateways can't be read.</exception>
    public async Task Start(CancellationToken token)
    {
        var known = await _list.Read(token);
        _refresh = _shared.Options.Time.CreateTimer(_ => _ = Refresh(), null, _firstRefreshPeriod, _firstRefreshPeriod);
        Use(known);
    }

    /// <summary>Sends a call over a connection, or keeps it for one, or refuses it.</summary>
    public void Send(GrainCall call)
    {
        while (true)
        {
            var routes = Volatile.Read(ref _routes);
            if (routes.AreNone)
            {
                KeepOrRefuse(call);
                return;
            }

            if (routes.For(call.TargetId).TrySend(call))
            {
                return;
            }

            Reconsider();
        }
    }

    /// <summary>Takes a connection whose handshake is complete.</summary>
    public Connection Take(Link link, FrameReader frames, Welcome welcome)
    {
        ClusterGrains = welcome.Grains;
        return new Connection(link, frames, PeerDescription.Of(welcome), _shared, this);
    }

    /// <summary>A gateway has a connection.</summary>
    public void Opened(Connection connection)
    {
        ConnectionLog.Opened(_shared.Log, connection.Peer.Role, connection.Peer.Identity, connection.RemoteEndPoint);
        ConnectionMeters.Opened(connection.Peer.Role);
        _heartbeat.Add(connection);
        Reconsider();
        if (_connected.TrySetResult())
        {
            _refresh?.Change(_refreshPeriod, _refreshPeriod);
        }

        _waiting.TakeAll().ForEach(Send);
    }

    public Task Stay(Connection connection) => connection.Run();

    /// <summary>A gateway can't be reached.</summary>
    public void AttemptFailed(Reconnector gateway, Exception reason, TimeSpan delay)
    {
        GatewayLog.ConnectFailed(_shared.Log, gateway.EndPoint, reason.Message, delay);
        RefuseIfUnreachable();
    }

    public void Lost(Connection connection, GrainCall call)
    {
        // What only reads may be asked again; once, so that a call that kills silos doesn't kill them all.
        if (call.Method.IsReadOnly && call.Forwards++ == 0 && !call.IsAbandoned && !_stopped)
        {
            call.Carrier = null;
            Send(call);
            return;
        }

        call.Reject(new SiloUnavailableException(
            $"The connection with {connection.Peer.Identity} has ended; whether {call.Method} on {call.TargetId} had an effect is unknown."));
    }

    public void GoingAway(Connection connection, string reason)
    {
        ConnectionLog.GoingAway(_shared.Log, connection.Peer.Identity, reason);
        Reconsider();
        _ = Refresh();
        _ = connection.Drain("As you wish.", CancellationToken.None);
    }

    public void Told(Connection connection, ClusterMap map)
    {
        lock (_gate)
        {
            if (_stopped || map.Version <= _map.Version)
            {
                return;
            }

            _map = map;
        }

        if (_list.HasAddressesOfSilos)
        {
            Use([.. map.Silos.Select(silo => silo.Gateway).OfType<IPEndPoint>()]);
        }

        Reconsider();
        var members = map.Silos.Select(silo => silo.Address.ToParsableString()).ToHashSet();
        foreach (var gone in _heartbeat.Connections.Where(one => !members.Contains(one.Peer.Identity)).ToList())
        {
            _heartbeat.Retire(gone);
        }
    }

    public void Closed(Connection connection)
    {
        _heartbeat.Remove(connection);
        Reconsider();
        HurryAll();
        _ = Refresh();
    }

    /// <summary>Sends what is to be sent, until the token ends, and leaves. Calls without a reply are refused.</summary>
    public async Task Stop(CancellationToken token)
    {
        lock (_gate)
        {
            _stopped = true;
            _gateways.ForEach(gateway => gateway.Dispose());
        }

        _refresh?.Dispose();
        _waiting.TakeAll().ForEach(Refuse);
        await Task.WhenAll(_heartbeat.Connections.Select(connection => connection.End("The client is stopping.", token)));
    }

    public void Dispose()
    {
        _refresh?.Dispose();
        _heartbeat.Dispose();
    }

    /// <summary>Starts with gateways that are new, and stops trying those that are no more.</summary>
    private void Use(IReadOnlyCollection<EndPoint> endPoints)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            foreach (var gone in _gateways.Where(gateway => !endPoints.Contains(gateway.EndPoint)).ToList())
            {
                gone.Dispose();
                _gateways.Remove(gone);
            }

            foreach (var endPoint in endPoints.Where(endPoint => !_gateways.Exists(gateway => gateway.EndPoint.Equals(endPoint))).ToList())
            {
                var added = new Reconnector(endPoint, this, _shared);
                _gateways.Add(added);
                _ = Task.Run(added.Run);
            }
        }
    }

    private async Task Refresh()
    {
        Interlocked.Increment(ref _refreshing);
        try
        {
            Use(await _list.Read(CancellationToken.None));
        }
        catch (Exception exception)
        {
            GatewayLog.ListUnreadable(_shared.Log, exception, _gateways.Count);
        }
        finally
        {
            Interlocked.Decrement(ref _refreshing);
            RefuseIfUnreachable();
        }
    }

    private void Reconsider()
    {
        lock (_gate)
        {
            var routes = new Routes(_map, _heartbeat.Connections.Where(connection => connection.IsUsable));
            if (routes.AreNone)
            {
                // Whoever comes next may count from the beginning: another cluster on a fresh database.
                _map = ClusterMap.Empty;
            }

            Volatile.Write(ref _routes, routes);
        }
    }

    private void HurryAll()
    {
        lock (_gate)
        {
            _gateways.ForEach(gateway => gateway.Hurry());
        }
    }

    private bool IsUnreachable()
    {
        lock (_gate)
        {
            return _stopped || (Volatile.Read(ref _refreshing) == 0 && _gateways.TrueForAll(gateway => gateway.IsDown));
        }
    }

    private void KeepOrRefuse(GrainCall call)
    {
        if (IsUnreachable() && MayLookAgain())
        {
            // There may be a newer list: a silo that was started anew has another address. The calls wait for it.
            _ = Refresh();
            HurryAll();
        }

        if (IsUnreachable() || !_waiting.TryAdd(call))
        {
            Refuse(call);
            return;
        }

        // Whoever emptied the list just before this call came in won't come again.
        if (!Volatile.Read(ref _routes).AreNone)
        {
            _waiting.TakeAll().ForEach(Send);
        }

        RefuseIfUnreachable();
    }

    /// <summary>
    /// While there are calls an unreachable cluster is looked for more often than without: as often as at first, however
    /// many calls there are.
    /// </summary>
    private bool MayLookAgain()
    {
        var time = _shared.Options.Time;
        var last = Interlocked.Read(ref _lookedAt);
        return !_stopped
            && time.GetElapsedTime(last) >= _shared.Options.ReconnectDelayMin
            && Interlocked.CompareExchange(ref _lookedAt, time.GetTimestamp(), last) == last;
    }

    private void RefuseIfUnreachable()
    {
        if (Volatile.Read(ref _routes).AreNone && IsUnreachable())
        {
            _waiting.TakeAll().ForEach(Refuse);
        }
    }

    private void Refuse(GrainCall call) => call.Reject(new SiloUnavailableException(
        _stopped ? "The client has stopped; the call was not sent." : $"No gateway of the cluster is reachable; the call of {call.Method} was not sent."));
}
