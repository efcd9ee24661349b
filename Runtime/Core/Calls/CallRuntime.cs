using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Manifest;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>
/// What a grain reference needs of the process that it lives in: a silo or a client. It routes calls, tracks the
/// replies, and knows which grain class an interface means.
/// </summary>
internal abstract class CallRuntime : IReferenceActivator
{
    // A call of another process is let go of only when its caller surely has given it up: clocks tick by a tenth of a second.
    private const long LetGoAfterMs = 1_000;

    protected CallRuntime(TimeProvider time)
    {
        Time = time;
        Clock = new CoarseClock(time);
    }

    /// <summary>The process's time.</summary>
    public TimeProvider Time { get; }

    /// <summary>The clock that deadlines are judged by.</summary>
    public CoarseClock Clock { get; }

    /// <summary>The calls that wait for a reply.</summary>
    public PendingCalls Pending { get; } = new();

    /// <summary>
    /// The calls that came over connections and have no answer yet. Those whose time has long been over are let go of,
    /// so that a grain that never answers doesn't use up, for good, what its callers' connections may have under way.
    /// </summary>
    public PendingCalls Arrived { get; } = new();

    /// <summary>How long a caller waits by default.</summary>
    public abstract TimeSpan ResponseTimeout { get; }

    /// <summary>Filters around each call that leaves, outermost first.</summary>
    public abstract IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    /// <summary>The factory that made the references.</summary>
    public abstract GrainFactory GrainFactory { get; }

    /// <summary>The interfaces and classes that this process knows.</summary>
    public abstract GrainManifest Manifest { get; }

    /// <summary>What answers must pass that leave the process; null where nothing holds them up.</summary>
    public virtual AnswerFence? Fence => null;

    /// <summary>Delivers a call to its grain, wherever that is. Never throws: a call that can't be sent is rejected.</summary>
    public abstract void Route(GrainCall call);

    /// <summary>Tells the callee that its caller has given up.</summary>
    public abstract void Cancel(GrainCall call);

    /// <summary>Makes a local object callable by reference.</summary>
    public abstract GrainId RegisterObserver(IGrainObserver observer);

    /// <summary>Undoes <see cref="RegisterObserver"/>.</summary>
    public abstract void UnregisterObserver(in GrainId id);

    /// <summary>The grain type that an interface means. See <see cref="GrainManifest.ResolveGrainType"/>.</summary>
    /// <exception cref="ArgumentException">No implementation is known, or several and none is the one.</exception>
    public virtual GrainType ResolveGrainType(Type interfaceType, string? classNamePrefix) =>
        Manifest.ResolveGrainType(interfaceType, classNamePrefix);

    /// <summary>Whether what <see cref="ResolveGrainType"/> says now will always be so.</summary>
    public virtual bool KnowsGrainTypes => true;

    /// <summary>Makes the id of a call's target from its parts as they lie on the wire.</summary>
    public virtual GrainId ReadId(ReadOnlySpan<byte> grainType, ReadOnlySpan<byte> key) =>
        new(GrainType.FromUtf8(grainType), new IdSpan(key.ToArray()));

    /// <inheritdoc/>
    public object CreateReference(GrainId grainId, Type interfaceType) => GrainFactory.GetGrain(grainId, interfaceType);

    /// <summary>Moves the clock on and times out what is overdue; called every <see cref="CoarseClock.Resolution"/>.</summary>
    public void Tick()
    {
        var now = Clock.Advance();
        Pending.Expire(now);
        Arrived.Expire(now - LetGoAfterMs);
    }

    /// <summary>Sends a call on its way; its outgoing filters have run.</summary>
    public void Send(GrainCall call, in GrainId target, CancellationToken token)
    {
        call.Address(this, target);
        CallTelemetry.Sent(call);
        if (!call.Method.IsOneWay)
        {
            Pending.Add(call);
            if (token.CanBeCanceled)
            {
                call.CancelWith(token);
            }
        }

        Route(call);
    }
}
