using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>The calls that came over one connection, and the way back for what becomes of them.</summary>
internal sealed class IncomingCalls(CallRuntime runtime, InFlightLimit limit, Outbox outbox, TransportOptions options, Action outboxIsFull)
    : CallOrigin
{
    // An id lives as long as its activation, and stands in every log line; keys of ours have some dozens of bytes.
    private const int IdBytesMax = 16 * 1024;

    private readonly Lock _gate = new();
    private Dictionary<uint, GrainCall>? _cancellable;
    private int _inFlight;
    private TaskCompletionSource? _idle;
    private volatile bool _closed;

    public override bool IsGone => _closed;

    public override required bool IsFromSilo { get; init; }

    /// <summary>The longest frame that the peer takes, in bytes.</summary>
    public required int PeerFrameBytesMax { get; init; }

    /// <summary>Calls under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Takes a call's frame and hands the call to its grain.</summary>
    /// <exception cref="WireFormatException">The frame is no call's.</exception>
    public void Receive(ReadOnlySpan<byte> body)
    {
        var frame = CallFrame.Read(body);
        if (!limit.TryEnter(ref _inFlight))
        {
            Refuse(frame, FailureKind.TooBusy);
            return;
        }

        var call = Create(frame);
        if (call is null)
        {
            limit.Leave(ref _inFlight);
            return;
        }

        runtime.Route(call);
    }

    /// <summary>Signals the token of a call that is under way.</summary>
    public void Cancel(uint callId)
    {
        GrainCall? call = null;
        lock (_gate)
        {
            _cancellable?.TryGetValue(callId, out call);
        }

        if (call is not null)
        {
            runtime.Cancel(call);
        }
    }

    /// <summary>From now on nobody waits for replies.</summary>
    public void Close()
    {
        _closed = true;
        _idle?.TrySetResult();
    }

    /// <summary>Ends when no call is under way, or the connection has ended.</summary>
    public Task WhenIdle()
    {
        var idle = Interlocked.CompareExchange(ref _idle, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? _idle;
        if (InFlight == 0 || _closed)
        {
            idle!.TrySetResult();
        }

        return idle!.Task;
    }

    public override WireBuffer BeginReply(GrainCall call)
    {
        var buffer = WireBuffer.Rent();
        Frame.Begin(buffer, FrameKind.Reply);
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32(call.OriginId);
        writer.Flush();
        return buffer;
    }

    public override void Reply(GrainCall call, WireBuffer reply)
    {
        if (reply.Length > PeerFrameBytesMax)
        {
            Fail(call, new OrleansMessageRejectionException(
                $"A result of {reply.Length} bytes can't be sent: the caller takes {PeerFrameBytesMax} at most."));
            return;
        }

        Answer(call, Frame.End(reply));
    }

    public override void Fail(GrainCall call, Exception exception)
    {
        if (call.Method.IsOneWay)
        {
            Leave(call);
            return;
        }

        var buffer = WireBuffer.Rent();
        Answer(call, FailureFrame.Write(buffer, call.OriginId, exception));
        buffer.Return();
    }

    public override void Drop(GrainCall call)
    {
        if (!call.Method.IsOneWay)
        {
            Send(call.OriginId, FailureKind.Expired);
        }

        Leave(call);
    }

    /// <summary>Sends an answer, once this process may speak for the grain.</summary>
    private void Answer(GrainCall call, ReadOnlySpan<byte> frame)
    {
        if (runtime.Fence is not { } fence || fence.MayAnswer(call))
        {
            Send(frame);
            Leave(call);
            return;
        }

        var held = frame.ToArray();
        fence.Hold(() =>
        {
            Send(held);
            Leave(call);
        });
    }

    private GrainCall? Create(in CallFrame frame)
    {
        try
        {
            if (frame.GrainType.Length + frame.Key.Length > IdBytesMax)
            {
                throw new OrleansMessageRejectionException($"A grain's id has {IdBytesMax} bytes at most.");
            }

            if (!runtime.Manifest.TryGetMethod(frame.MethodId, out var method))
            {
                throw new OrleansMessageRejectionException(
                    $"This silo knows no method with the id {frame.MethodId:X8}: it runs another version than its caller.");
            }

            var call = method.Create();
            if ((frame.Flags & CallFlags.Cancellable) != 0)
            {
                call.AllowCancellation();
            }

            var with = frame.Headers.IsEmpty ? null : CallHeaders.Read(frame.Headers, runtime);
            var reader = new WireReader(frame.Arguments, runtime);
            call.ReadArguments(ref reader);
            var target = runtime.ReadId(frame.GrainType, frame.Key);
            if (call.MayCancel)
            {
                Remember(call, frame.CallId);
            }

            call.Arrive(runtime, this, frame.CallId, target, frame.TimeLeftMs, with);
            return call;
        }
        catch (Exception exception)
        {
            // The call can't be understood, but its number can: only this one caller is at fault, or unlucky.
            if (!frame.IsOneWay)
            {
                Fail(frame.CallId, exception);
            }

            return null;
        }
    }

    private void Remember(GrainCall call, uint callId)
    {
        lock (_gate)
        {
            (_cancellable ??= [])[callId] = call;
        }
    }

    /// <summary>Counts a call out, its answer sent: what waits for the last one may then close the outbox.</summary>
    private void Leave(GrainCall call)
    {
        limit.Leave(ref _inFlight);
        if (_idle is { } idle && InFlight == 0)
        {
            idle.TrySetResult();
        }

        if (call.MayCancel)
        {
            Forget(call);
        }
    }

    private void Forget(GrainCall call)
    {
        lock (_gate)
        {
            // The caller has its answer, and may have given the number to its next call already.
            if (_cancellable!.TryGetValue(call.OriginId, out var known) && ReferenceEquals(known, call))
            {
                _cancellable.Remove(call.OriginId);
            }
        }
    }

    private void Refuse(in CallFrame frame, FailureKind kind)
    {
        if (!frame.IsOneWay)
        {
            Send(frame.CallId, kind);
        }
    }

    private void Send(uint callId, FailureKind kind)
    {
        var buffer = WireBuffer.Rent();
        Send(FailureFrame.Write(buffer, callId, kind));
        buffer.Return();
    }

    private void Fail(uint callId, Exception exception)
    {
        var buffer = WireBuffer.Rent();
        Send(FailureFrame.Write(buffer, callId, exception));
        buffer.Return();
    }

    private void Send(ReadOnlySpan<byte> frame)
    {
        if (!outbox.TryAppend(frame, options.OutboundBytesMax) && !_closed)
        {
            outboxIsFull();
        }
    }
}
