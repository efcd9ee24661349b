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

    public IStorage<TState> CreateStorage<TState>() => AddState<TState>(_class.GrainOfStateShared);

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
        if (_states is not { Next: { } } first)
        {
            return _states?.ReadStateAsync() ?? Task.CompletedTask;
        }

        var reads = new List<Task>();
        for (IStateBridge? state = first; state is not null; state = state.Next)
        {
            reads.Add(state.ReadStateAsync());
        }

        return Task.WhenAll(reads);
    }
}
