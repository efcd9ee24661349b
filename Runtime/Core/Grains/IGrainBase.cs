using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class must be. <see cref="Grain"/> is it already; a class that can't derive from that implements this.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this object is the grain of: injected into the constructor.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; a failure fails the calls that wait.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not a place to save what matters: a silo that dies doesn't get here.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
