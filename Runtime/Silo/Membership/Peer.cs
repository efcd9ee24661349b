using System.Net.Sockets;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Net;

namespace Shop.Runtime.Membership;

/// <summary>Another silo: the connection to it, the calls that wait for one, and when it was last heard of.</summary>
internal sealed class Peer : IReconnectorOwner, IDisposable
{
    private readonly WaitingCalls _waiting = new();
    private readonly Peers _owner;
    private readonly Reconnector _reconnector;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Connection? _connection;
    private volatile bool _givenUp;
    private long _heardAt;
    private long _reads;
    private string? _failure;

    public Peer(SiloAddress address, Peers owner, ConnectionShared shared, TimeProvider time)
    {
        Address = address;
        _owner = owner;
        _time = time;
        _heardAt = time.GetTimestamp();
        _reconnector = new Reconnector(address.Endpoint, this, shared);
    }

    public SiloAddress Address { get; }

    /// <summary>Whether it is gone for sure: nothing listens at its address, or another run of the silo does.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Why the latest attempt to connect failed; null where none has.</summary>
    public string? Failure => _failure;

    /// <summary>Ends with the first connection, or with the certainty that it is gone.</summary>
    public Task Reached => _reached.Task;

    public Hello Hello => _owner.Hello;

    /// <summary>Begins to connect.</summary>
    public void Start() => _ = Task.Run(_reconnector.Run);

    /// <summary>Sends a call, or keeps it until there is a connection. False where there is too much of that already.</summary>
    public bool TrySend(GrainCall call)
    {
        if (_connection is { } connection && connection.TrySend(call))
        {
            Sent(call);
            return true;
        }

        if (_givenUp || !_waiting.TryAdd(call))
        {
            return false;
        }

        // Whoever emptied the list just before this call came in won't come again.
        if (_givenUp || _connection is { IsUsable: true })
        {
            SendWaiting();
        }

        return true;
    }

    /// <summary>It has answered.</summary>
    public void Heard() => Volatile.Write(ref _heardAt, _time.GetTimestamp());

    /// <summary>For how long nothing has come from it. Whatever came counts.</summary>
    public TimeSpan SilentFor()
    {
        if (_connection is { } connection && connection.Reads is var reads && Interlocked.Exchange(ref _reads, reads) != reads)
        {
            Heard();
        }

        return _time.GetElapsedTime(Volatile.Read(ref _heardAt));
    }

    /// <summary>The cluster has given it up.</summary>
    public void GiveUp()
    {
        _givenUp = true;
        Dispose();
        if (_connection is { } connection)
        {
            _owner.Retire(connection);
        }

        SendWaiting();
    }

    public Connection Take(Link link, FrameReader frames, Welcome welcome)
    {
        if (welcome.Identity != Address.ToParsableString())
        {
            IsGone = true;
            throw new HandshakeException($"{welcome.Identity} is at the address of {Address.ToParsableString()}.");
        }

        return _owner.Connect(link, frames, welcome);
    }

    public void Opened(Connection connection)
    {
        _connection = connection;
        _owner.Opened(connection);
        Heard();
        _reached.TrySetResult();
        if (_givenUp)
        {
            connection.Close(CloseReason.Failed, "The cluster has given the silo up.");
        }

        SendWaiting();
    }

    /// <summary>
    /// A silo that leaves ends its connections once their calls are answered. Those may wait for grains that this silo asks it for:
    /// it must be heard over another connection meanwhile.
    /// </summary>
    public Task Stay(Connection connection) => Task.WhenAny(connection.Run(), connection.PeerGoes);

    public void AttemptFailed(Reconnector reconnector, Exception reason, TimeSpan delay)
    {
        _owner.NoteFailure(this, Interlocked.Exchange(ref _failure, reason.Message), reason.Message);
        IsGone |= IsRefusal(reason);
        if (IsGone)
        {
            _reached.TrySetResult();
            _owner.Gone?.Invoke(Address);
        }
    }

    public void Dispose() => _reconnector.Dispose();

    // The machine answered that nothing listens there: the process has ended.
    private static bool IsRefusal(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
        || (exception.InnerException is { } inner && IsRefusal(inner));

    private static void Sent(GrainCall call)
    {
        if (call.Method.IsOneWay)
        {
            // Whoever handed it to us expects nothing more.
            call.Abandon();
        }
    }

    private void SendWaiting()
    {
        foreach (var call in _waiting.TakeAll())
        {
            if (call.IsAbandoned)
            {
                call.Abandon();
            }
            else if (_givenUp || !TrySend(call))
            {
                _owner.Reroute(call);
            }
        }
    }
}
