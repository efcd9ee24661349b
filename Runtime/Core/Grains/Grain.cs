using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// The base of grain classes. One turn runs at a time; an instance lives from its activation to its deactivation and is
/// never shared with another grain.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Made by the runtime; outside of it, what needs the runtime throws <see cref="InvalidOperationException"/>.</summary>
    protected Grain() => GrainContext = RuntimeContext.Current!;

    /// <summary>This activation.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>This grain, as a caller sees it: what to hand to others instead of <c>this</c>.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The grain's id as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The silo's name for logs; empty outside of the runtime.</summary>
    public string RuntimeIdentity => GrainContext is IActivationContext context ? context.RuntimeIdentity : "";

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => GrainContext.Runtime().GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Runs before the first call; a failure fails the calls that wait. State has been read by then.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not a place to save what matters: a silo that dies doesn't get here.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates once the running request ends.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Deactivates once the running request ends, so that the next call activates it where it belongs now.</summary>
    protected void MigrateOnIdle() => GrainBaseExtensions.MigrateOnIdle(this);

    /// <summary>
    /// Keeps this activation for at least <paramref name="timeSpan"/>, idle or not; a zero or negative time takes that
    /// back.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => GrainContext.Runtime().DelayDeactivation(timeSpan);
}
