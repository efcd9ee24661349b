using System.Buffers;
using System.Net;
using System.Text;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Membership;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// A connection after its handshake: carries calls both ways, each with exactly one answer, until either side ends it.
/// </summary>
internal sealed class Connection : CallCarrier
{
    // After so many frames other connections' frames, and the turns of these, get their chance: the next batch queues
    // behind them. Also what keeps a peer that sends without end from having more than this many turns in the queue
    // ahead of everyone else's.
    private const int FramesPerBatch = 128;

    private readonly ConnectionShared _shared;
    private readonly IConnectionOwner _owner;
    private readonly Link _link;
    private readonly FrameReader _frames;
    private readonly TaskCompletionSource _peerGoesToo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Outbox _outbox;
    private readonly IncomingCalls _incoming;
    private readonly OutgoingCalls _outgoing;
    private readonly int _peerFrameBytesMax;
    private Ending? _ending;
    private long _reads;

    public Connection(Link link, FrameReader frames, PeerDescription peer, ConnectionShared shared, IConnectionOwner owner)
    {
        _link = link;
        _frames = frames;
        _shared = shared;
        _owner = owner;
        Peer = peer;
        _peerFrameBytesMax = peer.FrameBytesMax;
        _outbox = new Outbox(link.Output, exception => Close(CloseReason.Failed, exception.Message));
        _outgoing = new OutgoingCalls(peer.CallsMax);
        _incoming = new IncomingCalls(
            shared.Runtime, shared.InFlight, _outbox, shared.Options, () => Close(CloseReason.SlowReader, "It doesn't read its replies."))
        {
            PeerFrameBytesMax = peer.FrameBytesMax,
            IsFromSilo = peer.Role == PeerRole.Silo,
        };
    }

    /// <summary>Who is at the other end.</summary>
    public PeerDescription Peer { get; }

    /// <summary>Where the other end is.</summary>
    public EndPoint? RemoteEndPoint => _link.RemoteEndPoint;

    /// <summary>Why the connection ended; null while it lives.</summary>
    public CloseReason? ClosedBecause => Volatile.Read(ref _ending)?.Reason;

    /// <summary>Whether it takes calls: not once it has ended, nor when the peer wants no more.</summary>
    public bool IsUsable => _ending is null && !IsGoingAway;

    /// <summary>Whether the peer, or this side, wants no more calls over this connection.</summary>
    public bool IsGoingAway { get; private set; }

    /// <summary>Ends when the peer wants no more calls over this connection, or it has ended.</summary>
    public Task PeerGoes => _peerGoesToo.Task;

    /// <summary>Calls that came over it and are under way.</summary>
    public int CallsInFlight => _incoming.InFlight;

    /// <summary>How often something has arrived: what stays the same is silent.</summary>
    public long Reads => Volatile.Read(ref _reads);

    /// <summary>Whether the peer is left unread until it has read what there is for it.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>What is to be sent.</summary>
    public Outbox Outbox => _outbox;

    /// <summary>Receives until the connection ends. Never throws.</summary>
    public async Task Run()
    {
        try
        {
            await ReceiveFrames();
            Close(CloseReason.PeerClosed, "The peer ended it.");
        }
        catch (WireFormatException exception)
        {
            Close(CloseReason.Violation, exception.Message);
        }
        catch (Exception exception)
        {
            Close(CloseReason.Failed, exception.Message);
        }

        await LetGo();
    }

    /// <summary>
    /// Sends a call. False where the connection has ended, and nothing was sent; else the call is this connection's: it
    /// is answered, refused, or handed to <see cref="IConnectionOwner.Lost"/>.
    /// </summary>
    public bool TrySend(GrainCall call)
    {
        if (!IsUsable)
        {
            return false;
        }

        uint id = 0;
        if (!call.Method.IsOneWay)
        {
            switch (_outgoing.Add(call, out id))
            {
                case OutgoingCalls.Outcome.Closed:
                    return false;
                case OutgoingCalls.Outcome.Full:
                    call.Reject(new GatewayTooBusyException($"{Peer.Identity} takes {Peer.CallsMax} calls at once; the call was not sent. Try again later."));
                    return true;
            }
        }

        call.Carrier = this;
        call.CarrierId = id;
        var buffer = WireBuffer.Rent();
        try
        {
            return TrySend(call, id, CallFrame.Write(buffer, call, id));
        }
        catch (Exception exception)
        {
            Refuse(call, id, exception);
            return true;
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <summary>Tells the callee that its caller has given up.</summary>
    public override void Cancel(GrainCall call)
    {
        var buffer = WireBuffer.Rent();
        _outbox.TryAppend(Frame.WriteNumbered(buffer, FrameKind.Cancel, call.CarrierId), _shared.Options.OutboundBytesMax);
        buffer.Return();
    }

    /// <summary>Tells the peer, a client, which silos there are.</summary>
    public void Tell(ClusterMap map)
    {
        var buffer = WireBuffer.Rent();
        _outbox.TryAppend(MapFrame.Write(buffer, map), _shared.Options.OutboundBytesMax);
        buffer.Return();
    }

    /// <summary>Asks the peer whether it lives.</summary>
    public void Ping() => Send(FrameKind.Ping, "");

    /// <summary>
    /// Ends the connection with its calls answered. Both sides say that they go: what the peer had sent before it knew
    /// has then arrived, and what is under way goes on until it is done or the token ends.
    /// </summary>
    public async Task Drain(string reason, CancellationToken token)
    {
        IsGoingAway = true;
        SayFarewell(reason);
        try
        {
            await _peerGoesToo.Task.WaitAsync(token);
            await Task.WhenAll(_incoming.WhenIdle(), _outgoing.WhenIdle()).WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            // The callers of those that are left are told that the outcome is unknown.
        }

        await End(reason, token);
    }

    /// <summary>Ends the connection when what was to be sent has been, or the token ends.</summary>
    public async Task End(string reason, CancellationToken token)
    {
        try
        {
            await _outbox.WhenDrained().WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            // The peer doesn't read.
        }

        Close(CloseReason.Done, reason);
    }

    /// <summary>Ends the connection now. The first reason counts.</summary>
    public void Close(CloseReason reason, string detail)
    {
        if (Interlocked.CompareExchange(ref _ending, new Ending(reason, detail), null) is not null)
        {
            return;
        }

        _peerGoesToo.TrySetResult();
        _incoming.Close();
        _outbox.Close();
        if (reason == CloseReason.Done)
        {
            _link.Input.CancelPendingRead();
        }
        else
        {
            _link.Abort();
        }

        ConnectionLog.Closed(_shared.Log, reason, Peer.Role, Peer.Identity, RemoteEndPoint, detail);
        ConnectionMeters.Closed(Peer.Role, reason);
        _owner.Closed(this);
        foreach (var call in _outgoing.Close())
        {
            _owner.Lost(this, call);
        }
    }

    private async Task ReceiveFrames()
    {
        var options = _shared.Options;
        while (true)
        {
            var read = await _link.Input.ReadAsync();
            Interlocked.Increment(ref _reads);
            var buffer = read.Buffer;
            var more = Receive(ref buffer);
            _link.Input.AdvanceTo(buffer.Start, more ? buffer.Start : buffer.End);
            if (read.IsCanceled || _ending is not null || (read.IsCompleted && !more))
            {
                return;
            }

            if (more)
            {
                await Task.Yield();
            }

            if (_outbox.Bytes > options.OutboundBytesToPause && Peer.Role == PeerRole.Client)
            {
                // A peer that sends and doesn't read waits until it has read. Only silos do so: were both sides to
                // wait for each other, neither would read again.
                IsPaused = true;
                await _outbox.WhenDrained();
                IsPaused = false;
            }
        }
    }

    /// <summary>Handles frames; true where there are more than one batch has.</summary>
    private bool Receive(ref ReadOnlySequence<byte> buffer)
    {
        var count = 0;
        while (_frames.TryRead(ref buffer, out var kind, out var body))
        {
            Receive(kind, body);
            if (++count == FramesPerBatch)
            {
                return buffer.Length > 0;
            }
        }

        return false;
    }

    private void Receive(FrameKind kind, ReadOnlySpan<byte> body)
    {
        switch (kind)
        {
            case FrameKind.Call:
                _incoming.Receive(body);
                break;
            case FrameKind.Reply:
                ReceiveReply(body, failed: false);
                break;
            case FrameKind.Failure:
                ReceiveReply(body, failed: true);
                break;
            case FrameKind.Cancel:
                _incoming.Cancel(new WireReader(body).ReadVarUInt32());
                break;
            case FrameKind.Ping:
                Send(FrameKind.Pong, "");
                break;
            case FrameKind.Goaway:
                IsGoingAway = true;
                _peerGoesToo.TrySetResult();
                _owner.GoingAway(this, Encoding.UTF8.GetString(body));
                break;
            case FrameKind.Map:
                _owner.Told(this, MapFrame.Read(body));
                break;
        }
    }

    private void ReceiveReply(ReadOnlySpan<byte> body, bool failed)
    {
        var reader = new WireReader(body, _shared.Runtime);
        var id = reader.ReadVarUInt32();
        var call = _outgoing.Take(id)
            ?? throw new WireFormatException($"The peer answered call {id}, which is none that it has.");
        try
        {
            if (failed)
            {
                call.Reject(FailureFrame.Read(ref reader));
            }
            else
            {
                call.ReadReply(ref reader);
            }
        }
        catch (Exception exception)
        {
            call.Reject(exception);
        }
    }

    /// <summary>False where the connection takes no more calls, and the call is still the caller's.</summary>
    private bool TrySend(GrainCall call, uint id, ReadOnlySpan<byte> frame)
    {
        if (frame.Length > _peerFrameBytesMax)
        {
            Refuse(call, id, new OrleansMessageRejectionException(
                $"A call of {frame.Length} bytes can't be sent: {Peer.Identity} takes {_peerFrameBytesMax} at most."));
            return true;
        }

        if (!_outbox.TryAppendCall(frame, _shared.Options.OutboundBytesMax))
        {
            if (_outbox.IsEnding)
            {
                return !TryTakeBack(call, id);
            }

            Refuse(call, id, new GatewayTooBusyException(
                $"{_outbox.Bytes} bytes wait to be sent to {Peer.Identity}; the call was not sent. Try again later."));
            return true;
        }

        if (call.MayCancel && call.IsAbandoned)
        {
            // The caller gave up while the frame was written: its cancellation may have gone ahead of the call.
            Cancel(call);
        }

        return true;
    }

    /// <summary>Refuses a call that was not sent, unless the connection has ended and it was handed back already.</summary>
    private void Refuse(GrainCall call, uint id, Exception reason)
    {
        if (TryTakeBack(call, id))
        {
            call.Reject(reason);
        }
    }

    private bool TryTakeBack(GrainCall call, uint id) => call.Method.IsOneWay || _outgoing.Take(id) is not null;

    private void SayFarewell(string reason)
    {
        var buffer = WireBuffer.Rent();
        _outbox.AppendFarewell(Frame.WriteText(buffer, FrameKind.Goaway, reason));
        buffer.Return();
    }

    private void Send(FrameKind kind, string text)
    {
        var buffer = WireBuffer.Rent();
        _outbox.TryAppend(Frame.WriteText(buffer, kind, text), _shared.Options.OutboundBytesMax);
        buffer.Return();
    }

    private async Task LetGo()
    {
        _frames.Dispose();
        try
        {
            await _link.DisposeAsync();
        }
        catch (Exception exception)
        {
            ConnectionLog.DisposalFailed(_shared.Log, exception, Peer.Identity);
        }
    }

    private sealed record Ending(CloseReason Reason, string Detail);
}
