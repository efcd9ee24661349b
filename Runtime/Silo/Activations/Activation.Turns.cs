using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>Which request may run when: one turn at a time, but where attributes or the call chain allow more.</summary>
internal sealed partial class Activation
{
    private TurnRequest? _firstWaiting;
    private TurnRequest? _lastWaiting;

    // Requests that have begun and not finished. Those that always interleave block nobody and are counted apart.
    private int _exclusive;
    private int _readOnly;
    private int _interleaved;

    // Calls that were accepted and not yet answered, whatever they wait for.
    private int _load;

    /// <summary>Takes a call. Safe from any thread; beyond the class's bound it is refused at once.</summary>
    public void Receive(GrainCall call)
    {
        if (Interlocked.Increment(ref _load) > _class.MaxLoad)
        {
            Interlocked.Decrement(ref _load);
            call.Reject(new OrleansMessageRejectionException(
                $"{_id} has {_class.MaxLoad} calls queued already, the most that one activation takes; try again later."));
            return;
        }

        Post(call);
    }

    /// <summary>How many calls wait or run here. Safe from any thread.</summary>
    public int Load => Volatile.Read(ref _load);

    /// <summary>Ends a turn that <see cref="Begin"/> began; on the activation's own scheduler.</summary>
    void ITurnHost.Finished(TurnRequest request, Exception? exception)
    {
        Count(request, -1);
        Release(request);

        // Another activation has written since this one read: what it holds is wrong, so it goes.
        if (exception is InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, stale, "A write was refused: the stored state has changed."));
        }
    }

    private static bool Interleaves(TurnRequest request) => request.IsAlwaysInterleave;

    private void Accept(TurnRequest request)
    {
        if (State == ActivationState.Active && !_deactivationRequested)
        {
            if (_firstWaiting is null || MayOvertake(request))
            {
                if (MayRun(request))
                {
                    Begin(request);
                    return;
                }
            }
        }
        else if (State == ActivationState.Gone)
        {
            SendOn(request);
            return;
        }
        else if (State == ActivationState.Created)
        {
            Enqueue(request);
            State = ActivationState.Activating;
            BeginActivation();
            return;
        }

        Enqueue(request);
    }

    /// <summary>Orleans' rule: a request that may interleave with what runs needn't queue behind those that may not.</summary>
    private bool MayOvertake(TurnRequest request) => _exclusive + _readOnly > 0 || Interleaves(request);

    private bool MayRun(TurnRequest request)
    {
        if (_exclusive + _readOnly == 0 || Interleaves(request) || _class.IsReentrant)
        {
            return true;
        }

        if (_exclusive == 0 && request.IsReadOnly)
        {
            return true;
        }

        if (request.Context is { } context && _extras is { } extras && extras.MayReenter(context.ReentrancyId))
        {
            return true;
        }

        return request is GrainCall call && _class.MayInterleave is { } mayInterleave && mayInterleave(_instance!, call);
    }

    private void Enqueue(TurnRequest request)
    {
        if (_lastWaiting is null)
        {
            _firstWaiting = request;
        }
        else
        {
            _lastWaiting.Next = request;
        }

        _lastWaiting = request;
    }

    /// <summary>Begins what may run now, oldest first, and deactivates once that is asked for and nothing runs.</summary>
    private void RunWaiting()
    {
        while (State == ActivationState.Active && !_deactivationRequested && _firstWaiting is { } request && MayRun(request))
        {
            _firstWaiting = (TurnRequest?)request.Next;
            request.Next = null;
            if (_firstWaiting is null)
            {
                _lastWaiting = null;
            }

            Begin(request);
        }

        if (_deactivationRequested && State == ActivationState.Active && _exclusive + _readOnly + _interleaved == 0)
        {
            BeginDeactivation();
        }
    }

    private TurnRequest? TakeWaiting()
    {
        var first = _firstWaiting;
        _firstWaiting = _lastWaiting = null;
        return first;
    }

    private void Begin(TurnRequest request)
    {
        if (request.IsAbandoned)
        {
            Release(request);
            request.Abandon();
            return;
        }

        Volatile.Write(ref _lastUsedMs, Silo.Clock.NowMs);
        Count(request, 1);
        var before = ExecutionContext.Capture();
        if (request.Context is { } context)
        {
            RequestContext.Import(context);
        }

        request.Begin(this);

        // What the turn's first part left in the execution context is its own, not the next request's.
        if (!ReferenceEquals(before, ExecutionContext.Capture()) && before is not null)
        {
            ExecutionContext.Restore(before);
        }
    }

    private void Count(TurnRequest request, int by)
    {
        if (request.IsAlwaysInterleave)
        {
            _interleaved += by;
        }
        else if (request.IsReadOnly)
        {
            _readOnly += by;
        }
        else
        {
            _exclusive += by;
        }
    }

    private void Release(TurnRequest request)
    {
        if (request is GrainCall)
        {
            Interlocked.Decrement(ref _load);
        }
    }

    /// <summary>A call that came for this activation but must be run by the next one.</summary>
    private void SendOn(TurnRequest request)
    {
        Release(request);
        if (request is GrainCall call)
        {
            Silo.Reroute(call);
        }
    }
}
