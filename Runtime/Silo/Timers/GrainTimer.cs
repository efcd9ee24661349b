using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Timers;

/// <summary>
/// A timer of one activation. A tick is a request like a call: by default it doesn't interleave. The period counts
/// from the end of a tick, so that ticks never pile up. (Orleans documentation: "Timers and reminders".)
/// </summary>
internal sealed class GrainTimer : TurnRequest, IGrainTimer
{
    // The longest due time that System.Threading.Timer takes.
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ITimer _clock;
    private readonly bool _interleave;
    private readonly bool _keepAlive;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _interleave = options.Interleave;
        _keepAlive = options.KeepAlive;
        Check(options.DueTime, options.Period);
        _dueTime = options.DueTime;
        _period = options.Period;

        // The clock's callback must not carry the grain's request context along.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _clock = activation.Silo.Time.CreateTimer(static timer => ((GrainTimer)timer!).Due(), this, _dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    internal override bool IsAlwaysInterleave => _interleave;

    internal override bool IsReadOnly => false;

    internal override bool IsAbandoned => _stopped.IsCancellationRequested;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        _dueTime = dueTime;
        _period = period;
        _changed = true;
        if (!_ticking && !_stopped.IsCancellationRequested)
        {
            Arm(dueTime);
        }
    }

    public void Dispose()
    {
        if (!_stopped.IsCancellationRequested)
        {
            _stopped.Cancel();
            _clock.Dispose();
            _activation.Forget(this);
        }
    }

    internal override void Begin(ITurnHost host)
    {
        _changed = false;
        if (_keepAlive)
        {
            _activation.Touch();
        }

        _ = Tick(host);
    }

    internal override void Reject(Exception reason) => Dispose();

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        CheckOne(dueTime, nameof(dueTime));
        CheckOne(period, nameof(period));
    }

    private static void CheckOne(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, _longest, name);
        }
    }

    private void Due()
    {
        // One tick at a time is on its way: the clock isn't armed again before it has ended.
        _ticking = true;
        _activation.Post(this);
    }

    private async Task Tick(ITurnHost host)
    {
        try
        {
            await _callback(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // Stopped while it ticked: that's what its token is for.
        }
        catch (Exception exception)
        {
            ActivationLog.TimerFailed(_activation.Silo.Log, exception, _activation.GrainId);
        }

        _ticking = false;
        host.Finished(this, null);
        if (!_stopped.IsCancellationRequested)
        {
            Arm(_changed ? _dueTime : _period);
        }
    }

    private void Arm(TimeSpan dueTime) => _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
}
