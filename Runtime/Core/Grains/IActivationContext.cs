using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>What <see cref="Grain"/> and its extensions need of the runtime beyond what Orleans makes public.</summary>
internal interface IActivationContext : IGrainContext
{
    /// <summary>Makes references to other grains.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>The silo's name for logs.</summary>
    string RuntimeIdentity { get; }

    /// <summary>Keeps the activation for at least that long; a zero or negative time takes that back.</summary>
    void DelayDeactivation(TimeSpan time);

    /// <summary>Deactivates as soon as it is idle, so that the next call activates it where it belongs now.</summary>
    void MigrateOnIdle();

    /// <summary>Starts a timer whose ticks are turns of this activation.</summary>
    IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);

    /// <summary>
    /// The state of a <see cref="Grain{TGrainState}"/>, asked for in its constructor; the runtime reads it before
    /// <see cref="Grain.OnActivateAsync"/>.
    /// </summary>
    IStorage<TState> CreateStorage<TState>();
}
