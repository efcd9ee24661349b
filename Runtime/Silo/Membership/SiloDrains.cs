using Orleans;
using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>
/// Drains silos of the cluster, from any one of them: a drained silo lives on, hands its grains to the others, and takes no more until
/// it is told to. It forgets so with its process: a silo that is started anew takes its share.
/// </summary>
public sealed class SiloDrains
{
    private readonly IGrainFactory _grains;
    private readonly ClusterAgent _agent;

    internal SiloDrains(IGrainFactory grains, ClusterAgent agent) => (_grains, _agent) = (grains, agent);

    /// <summary>Has a silo hand its grains over. Answers when all silos are to see it so, not when the last grain is gone: that may take as long as its turn.</summary>
    /// <exception cref="OrleansException">The silo can't be reached; what it did is unknown.</exception>
    public Task<DrainOutcome> DrainAsync(SiloAddress silo) => AskAsync(silo, static control => control.Drain());

    /// <summary>Has it take its share again.</summary>
    /// <exception cref="OrleansException">The silo can't be reached; what it did is unknown.</exception>
    public Task<DrainOutcome> UndrainAsync(SiloAddress silo) => AskAsync(silo, static control => control.Undrain());

    // By the map: whoever has left isn't called.
    private Task<DrainOutcome> AskAsync(SiloAddress silo, Func<ISiloControl, Task<DrainOutcome>> ask) =>
        _agent.Knows(silo) ? ask(SiloControl.Of(_grains, silo)) : Task.FromResult(DrainOutcome.IsUnknown);
}
