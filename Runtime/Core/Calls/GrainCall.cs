using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>
/// One call of a grain: its arguments, its method, and the way back to its caller. Generated code derives a class
/// for each method; the same object is the request on the caller's side and, within one process, on the callee's.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has neither timer nor wait handle: nothing to let go of.")]
public abstract class GrainCall : TurnRequest, IInvokable
{
    // In PendingShard: the call waits for nobody, or has what it waited for.
    private const int NotPending = -1;

    private int _pendingShard = NotPending;
    private CancellationTokenSource? _calleeCancellation;
    private CancellationTokenRegistration _callerRegistration;

    private protected GrainCall(GrainMethod method) => Method = method;

    /// <summary>The method that is called.</summary>
    public GrainMethod Method { get; }

    /// <summary>What the grain's method receives where it declares a cancellation token.</summary>
    public CancellationToken CancellationToken => _calleeCancellation?.Token ?? default;

    /// <summary>How many arguments there are, cancellation tokens included.</summary>
    public virtual int ArgumentCount => 0;

    /// <summary>The runtime that carries the call and tracks its reply.</summary>
    internal CallRuntime Runtime { get; private set; } = null!;

    /// <summary>Which grain is called.</summary>
    internal GrainId TargetId { get; set; }

    /// <summary>Who calls: the activation whose turn it was, or null for a client.</summary>
    internal IGrainContext? Source { get; private set; }

    /// <summary>While someone listens: the caller's span until the turn begins, then the turn's own.</summary>
    internal Activity? Trace { get; set; }

    /// <summary>When the call set out, in stopwatch ticks, while someone listens; else 0.</summary>
    internal long SentAt { get; set; }

    /// <summary>When the caller gives up, on the runtime's clock, in milliseconds.</summary>
    internal long DeadlineMs { get; private set; }

    /// <summary>How often the call was handed on because its activation had gone.</summary>
    internal int Forwards { get; set; }

    /// <summary>How many silos have handed the call on to another one.</summary>
    internal int Hops { get; set; }

    /// <summary>The version of the cluster by which the last of them found that the grain isn't its own.</summary>
    internal int MapVersion { get; set; }

    /// <summary>Where the outcome goes of a call that came over a connection; null where the caller is in this process.</summary>
    internal CallOrigin? Origin { get; private set; }

    /// <summary>The number by which the process that the call came from knows it.</summary>
    internal uint OriginId { get; private set; }

    /// <summary>What a call that came over a connection brought along beside its arguments, if anything.</summary>
    internal ArrivedWith? ArrivedWith { get; private set; }

    /// <summary>The connection that the call went out over, while its reply is expected from there.</summary>
    internal CallCarrier? Carrier { get; set; }

    /// <summary>Whether a turn of it has begun in this process: what is said of it may come from a grain's memory here.</summary>
    internal bool HasBegun { get; private protected set; }

    /// <summary>The number by which <see cref="Carrier"/> knows the call.</summary>
    internal uint CarrierId { get; set; }

    /// <summary>The grain that calls, if one does.</summary>
    internal GrainId? SourceId => Source?.GrainId ?? ArrivedWith?.SourceId;

    /// <summary>Whether the caller may signal the callee's cancellation token.</summary>
    internal bool MayCancel => _calleeCancellation is not null;

    // The list of calls that wait for a reply: see PendingCalls.
    internal GrainCall? PreviousPending { get; set; }

    internal GrainCall? NextPending { get; set; }

    internal int PendingShard { get => _pendingShard; set => _pendingShard = value; }

    internal sealed override bool IsAlwaysInterleave => Method.IsAlwaysInterleave;

    internal sealed override bool IsReadOnly => Method.IsReadOnly;

    internal sealed override bool IsAbandoned => Origin is { } origin
        ? origin.IsGone || PendingShard < 0 || DeadlineMs <= Runtime.Clock.NowMs
        : PendingShard < 0 && !Method.IsOneWay;

    /// <summary>Writes the arguments, in order.</summary>
    public abstract void WriteArguments(ref WireWriter writer);

    /// <summary>Reads the arguments, in order.</summary>
    /// <exception cref="WireFormatException">The bytes are no such arguments.</exception>
    public abstract void ReadArguments(ref WireReader reader);

    /// <summary>The argument at an index, for filters and interleaving predicates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    string IInvokable.GetMethodName() => Method.Name;

    string IInvokable.GetInterfaceName() => Method.InterfaceType.Name;

    Type IInvokable.GetInterfaceType() => Method.InterfaceType;

    System.Reflection.MethodInfo IInvokable.GetMethod() => Method.MethodInfo;

    int IInvokable.GetArgumentCount() => ArgumentCount;

    /// <summary>What the caller waits for, whatever its type.</summary>
    internal abstract Task ReplyTask { get; }

    /// <summary>The result of a reply that has come, for filters; null where the method has none.</summary>
    internal abstract object? BoxedResult { get; }

    /// <summary>Sets what the runtime knows when the call sets out.</summary>
    internal void Address(CallRuntime runtime, in GrainId target)
    {
        Runtime = runtime;
        TargetId = target;
        Source = RuntimeContext.Current;
        Context = RequestContext.Export();
        var timeout = Method.ResponseTimeout ?? runtime.ResponseTimeout;
        DeadlineMs = runtime.Clock.NowMs + (long)timeout.TotalMilliseconds;
        if (!Method.IsOneWay)
        {
            ExpectReply();
        }
    }

    /// <summary>Sets what is known of a call that arrived over a connection, its arguments read already.</summary>
    internal void Arrive(CallRuntime runtime, CallOrigin origin, uint originId, in GrainId target, long timeLeftMs, ArrivedWith? with)
    {
        Runtime = runtime;
        Origin = origin;
        OriginId = originId;
        TargetId = target;
        ArrivedWith = with;
        Context = with?.Context;
        if (origin.IsFromSilo && with is not null)
        {
            (Hops, MapVersion) = (with.Hops, with.MapVersion);
        }

        DeadlineMs = runtime.Clock.NowMs + timeLeftMs;
        runtime.Arrived.Add(this);
    }

    /// <summary>Gives the callee of a call that arrived a token that the caller can signal; before its arguments are read.</summary>
    internal void AllowCancellation() => _calleeCancellation = new CancellationTokenSource();

    /// <summary>Makes what the caller waits for.</summary>
    internal abstract void ExpectReply();

    /// <summary>Reads the result that came over a connection, and completes the call with it.</summary>
    /// <exception cref="WireFormatException">The bytes are no such result.</exception>
    internal abstract void ReadReply(ref WireReader reader);

    /// <summary>Lets the caller's token end the wait, and tell the callee.</summary>
    internal void CancelWith(CancellationToken token)
    {
        if (Method.TakesCancellation)
        {
            _calleeCancellation = new CancellationTokenSource();
        }

        _callerRegistration = token.UnsafeRegister(static (state, token) => ((GrainCall)state!).CancelByCaller(token), this);
    }

    /// <summary>Completes the call with a result that didn't come from its turn.</summary>
    internal abstract void CompleteBoxed(object? result);

    /// <summary>Ends the wait because its time is over. Does nothing where the reply came first.</summary>
    internal void TimeOut()
    {
        if (Origin is not null)
        {
            Abandon();
        }
        else if (TryClaim())
        {
            CompleteWith(new TimeoutException(
                $"No reply from {TargetId} to {Method} within {Method.ResponseTimeout ?? Runtime.ResponseTimeout}."));
            TellCallee();
        }
    }

    /// <summary>Signals the callee's token; called on the callee's scheduler.</summary>
    internal void CancelTurn() => _calleeCancellation?.Cancel();

    internal sealed override void Reject(Exception reason)
    {
        if (TryClaim())
        {
            CompleteWith(reason);
        }
    }

    internal sealed override void Abandon()
    {
        if (Origin is { } origin && TryClaim())
        {
            origin.Drop(this);
        }
    }

    /// <summary>True for the one that may complete the call: the reply, the time-out, the cancellation or a refusal.</summary>
    private protected bool TryClaim()
    {
        if (Origin is not null)
        {
            return Runtime.Arrived.TryRemove(this);
        }

        if (Method.IsOneWay || !Runtime.Pending.TryRemove(this))
        {
            return false;
        }

        _callerRegistration.Unregister();
        return true;
    }

    private protected abstract void CompleteWith(Exception exception);

    private protected abstract void CompleteCanceled(CancellationToken token);

    private void CancelByCaller(CancellationToken token)
    {
        if (TryClaim())
        {
            CompleteCanceled(token);
            TellCallee();
        }
    }

    private void TellCallee()
    {
        if (_calleeCancellation is null)
        {
            return;
        }

        if (Carrier is { } carrier)
        {
            carrier.Cancel(this);
        }
        else
        {
            Runtime.Cancel(this);
        }
    }
}
