using System.Diagnostics.CodeAnalysis;
using Orleans.Core;
using Orleans.Runtime;
using Shop.Runtime.State;
using Shop.Runtime.Timers;

namespace Shop.Runtime.Activations;

/// <summary>What the grain keeps besides its fields: stored states and timers.</summary>
internal sealed partial class Activation
{
    [SuppressMessage("Performance", "CA1859", Justification = "An activation may have states of several types.")]
    private IStateBridge? _states;

    /// <summary>Makes a state, to be read before the first call.</summary>
    public PersistentState<TState> AddState<TState>(PersistentStateShared shared)
    {
        var state = new PersistentState<TState>(shared, this) { Next = _states };
        _states = state;
        return state;
    }

    // Not among the states above: the grain itself reads it, so that an override of its method runs.
    public IStorage<TState> CreateStorage<TState>() => new PersistentState<TState>(_class.GrainOfStateShared, this);

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new GrainTimer(this, callback, options);
        Extras.Add(timer);
        return timer;
    }

    /// <summary>A timer has been stopped.</summary>
    public void Forget(GrainTimer timer) => _extras?.Remove(timer);

    private Task ReadStates()
    {
        var own = _instance as IGrainOfState;
        if (own is null && _states is { Next: null } only)
        {
            return only.ReadStateAsync();
        }

        var reads = new List<Task>();
        if (own is not null)
        {
            reads.Add(own.ReadAtActivation());
        }

        for (var state = _states; state is not null; state = state.Next)
        {
            reads.Add(state.ReadStateAsync());
        }

        return Task.WhenAll(reads);
    }
}
