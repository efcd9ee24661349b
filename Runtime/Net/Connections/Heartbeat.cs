using System.Collections.Concurrent;

namespace Shop.Runtime.Net;

/// <summary>
/// Looks at connections every so often: asks silent ones whether they live, gives up those that don't answer (half
/// of the connection is gone, or the peer hangs) and those whose peer doesn't read.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    // A silo that lives answers what it is asked within a heartbeat; one that has been silent for two may hang.
    private const int SilentToDistrust = 2;

    private readonly TransportOptions _options;
    private readonly ConcurrentDictionary<Connection, Seen> _connections = new();
    private readonly ITimer _timer;

    public Heartbeat(TransportOptions options)
    {
        _options = options;
        _timer = options.Time.CreateTimer(_ => Beat(), null, options.HeartbeatPeriod, options.HeartbeatPeriod);
    }

    /// <summary>The connections that are looked after.</summary>
    public IEnumerable<Connection> Connections => _connections.Keys;

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    /// <summary>Looks after a connection from now on.</summary>
    public void Add(Connection connection) => _connections[connection] = new Seen();

    /// <summary>The connection has ended.</summary>
    public void Remove(Connection connection) => _connections.TryRemove(connection, out _);

    /// <summary>
    /// Ends the connection with a silo that is no more of the cluster. One that has left tells its last answers before it goes, and
    /// they are waited for; one that is silent may hang, and would keep its callers until their time is over.
    /// </summary>
    public void Retire(Connection connection)
    {
        const string Reason = "The silo is no more of the cluster.";
        if (_connections.TryGetValue(connection, out var seen) && seen.Silent >= SilentToDistrust)
        {
            connection.Close(CloseReason.Failed, Reason);
        }
        else if (!connection.IsGoingAway)
        {
            _ = connection.Drain(Reason, CancellationToken.None);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        foreach (var (connection, seen) in _connections)
        {
            Look(connection, seen);
        }
    }

    private void Look(Connection connection, Seen seen)
    {
        seen.Silent = connection.Reads == seen.Reads && !connection.IsPaused ? seen.Silent + 1 : 0;
        seen.Reads = connection.Reads;
        var outbox = connection.Outbox;
        seen.Stuck = outbox.IsBusy && outbox.Sends == seen.Sends ? seen.Stuck + 1 : 0;
        seen.Sends = outbox.Sends;
        if (seen.Silent >= _options.SilentHeartbeatsMax)
        {
            connection.Close(CloseReason.Silent, $"Nothing came for {_options.SilentHeartbeatsMax * _options.HeartbeatPeriod}.");
        }
        else if (seen.Stuck >= _options.StuckHeartbeatsMax)
        {
            connection.Close(CloseReason.SlowReader, $"It took nothing for {_options.StuckHeartbeatsMax * _options.HeartbeatPeriod}.");
        }
        else if (seen.Silent > 0)
        {
            connection.Ping();
        }
    }

    private sealed class Seen
    {
        public long Reads { get; set; }

        public long Sends { get; set; }

        public int Silent { get; set; }

        public int Stuck { get; set; }
    }
}
