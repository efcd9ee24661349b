using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>From the first call to the last: making the grain's object, reading its state, and letting it go.</summary>
internal sealed partial class Activation
{
    private bool _deactivationRequested;

    public Task Deactivated => Extras.Deactivated.Task;

    /// <summary>Asks the activation to go once its running requests have ended; those that wait are run by the next one.</summary>
    public void Deactivate(DeactivationReason reason, CancellationToken cancellationToken = default)
    {
        if (_onThisThread != this)
        {
            Post(new ActivationCommand(activation => activation.Deactivate(reason, cancellationToken)));
            return;
        }

        if (State == ActivationState.Gone || _deactivationRequested)
        {
            return;
        }

        _deactivationRequested = true;
        if (State == ActivationState.Created)
        {
            // No call has come, and those that will are sent on.
            Leave();
            Extras.Deactivated.TrySetResult();
            return;
        }

        Extras.Reason = reason;
        if (_exclusive + _readOnly + _interleaved > 0)
        {
            Extras.GiveUp = Silo.Time.CreateTimer(
                static activation => ((Activation)activation!).Post(new ActivationCommand(static stuck => stuck.GiveUpWaiting())),
                this,
                Silo.Collection.DeactivationTimeout,
                Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A request that hasn't ended in all that time won't keep the activation: it may be waiting for itself.</summary>
    private void GiveUpWaiting()
    {
        if (State == ActivationState.Active)
        {
            ActivationLog.StuckOnLeaving(Silo.Log, _id, _exclusive + _readOnly + _interleaved);
            BeginDeactivation();
        }
    }

    public void DeactivateOnIdle() =>
        Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    // With the owner computed from the cluster's view, moving is leaving: the next call activates where it belongs.
    public void MigrateOnIdle() =>
        Deactivate(new DeactivationReason(DeactivationReasonCode.Migrating, "MigrateOnIdle was called."));

    /// <summary>Lets an idle activation go; called between turns. One that was used since the scan stays.</summary>
    public void CollectIfStale(DeactivationReason reason, long idleMs)
    {
        var keepUntil = _extras?.KeepAliveUntilMs ?? 0;
        if (Load == 0 && Silo.Clock.NowMs - _lastUsedMs >= idleMs && keepUntil <= Silo.Clock.NowMs)
        {
            Deactivate(reason);
        }
    }

    /// <summary>Counts as use, for timers that keep their grain alive.</summary>
    public void Touch() => Volatile.Write(ref _lastUsedMs, Silo.Clock.NowMs);

    private void BeginActivation()
    {
        var activating = ActivateAsync();
        if (!activating.IsCompletedSuccessfully)
        {
            _ = FinishActivation(activating);
            return;
        }

        State = ActivationState.Active;
        Silo.Telemetry.Activated(_class);
    }

    private async Task FinishActivation(ValueTask activating)
    {
        try
        {
            await activating;
        }
        catch (Exception exception)
        {
            FailActivation(exception);
            return;
        }

        State = ActivationState.Active;
        Silo.Telemetry.Activated(_class);
    }

    private ValueTask ActivateAsync()
    {
        try
        {
            RequestContext.Import(_firstWaiting?.Context);
            _instance = _class.CreateInstance(this);
            if (_class.FiltersItself)
            {
                Extras.Filters = [.. Silo.IncomingFilters, (IIncomingGrainCallFilter)_instance];
            }

            var started =
                _extras?.Lifecycle is { } lifecycle ? StartLifecycle(lifecycle)
                : _states is not null || _instance is IGrainOfState ? ReadStatesAndActivate()
                : GrainClass.OnActivate(_instance, Silo.ActivationToken());
            return started.IsCompletedSuccessfully ? default : new ValueTask(started);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(exception);
        }
    }

    private async Task ReadStatesAndActivate()
    {
        await ReadStates();
        await GrainClass.OnActivate(_instance!, Silo.ActivationToken());
    }

    private async Task StartLifecycle(GrainLifecycle lifecycle)
    {
        // What the grain subscribed to comes around the reading of its states, by stage.
        var token = Silo.ActivationToken();
        lifecycle.Subscribe(nameof(ReadStates), GrainLifecycleStage.SetupState, _ => ReadStates());
        await lifecycle.OnStart(token);
        await GrainClass.OnActivate(_instance!, token);
    }

    private void FailActivation(Exception exception)
    {
        ActivationLog.ActivationFailed(Silo.Log, exception, _id);
        Silo.Telemetry.ActivationFailed(_class);
        Leave();
        for (var request = TakeWaiting(); request is not null;)
        {
            var next = (TurnRequest?)request.Next;
            request.Next = null;
            Release(request);
            request.Reject(exception);
            request = next;
        }

        (_instance as IDisposable)?.Dispose();
        _extras?.Scope?.Dispose();
        Extras.Deactivated.TrySetResult();
    }

    private void BeginDeactivation()
    {
        State = ActivationState.Deactivating;
        _ = DeactivateAsync(_extras!.Reason);
    }

    private async Task DeactivateAsync(DeactivationReason reason)
    {
        Extras.StopTimers();
        try
        {
            using var timeout = new CancellationTokenSource(Silo.Collection.DeactivationTimeout, Silo.Time);
            await LetGo(reason, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception exception)
        {
            // It leaves all the same: what it had acknowledged is stored.
            ActivationLog.DeactivationFailed(Silo.Log, exception, _id);
        }

        Leave();
        Silo.Telemetry.Deactivated(_class, reason);
        for (var request = TakeWaiting(); request is not null;)
        {
            var next = (TurnRequest?)request.Next;
            request.Next = null;
            SendOn(request);
            request = next;
        }

        Extras.Deactivated.TrySetResult();
    }

    private async Task LetGo(DeactivationReason reason, CancellationToken token)
    {
        await GrainClass.OnDeactivate(_instance!, reason, token);
        if (_extras?.Lifecycle is { } lifecycle)
        {
            await lifecycle.OnStop(token);
        }

        switch (_instance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        if (_extras?.Scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }

    /// <summary>From here on calls find another activation, or make one.</summary>
    private void Leave()
    {
        State = ActivationState.Gone;
        if (Pool is not null)
        {
            Pool.Remove(this);
        }
        else
        {
            Silo.Directory.Remove(this);
        }
    }
}
