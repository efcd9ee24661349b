using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>A silo's row in the membership table.</summary>
/// <param name="Address">Which run of which silo.</param>
/// <param name="Name">What operators call it; 150 characters at most.</param>
/// <param name="HostName">The machine; 150 characters at most.</param>
/// <param name="Status">What it does.</param>
/// <param name="GatewayPort">Where clients come in; 0 where they don't.</param>
/// <param name="Suspicions">Who thought it dead and when, as <c>ip:port@gen,yyyy-MM-dd HH:mm:ss.fff GMT|…</c>.</param>
/// <param name="StartedAt">By its own clock, UTC.</param>
/// <param name="AliveAt">Its latest heartbeat by its own clock, UTC. Only that it changes means anything to others.</param>
internal sealed record ClusterMember(
    SiloAddress Address,
    string Name,
    string HostName,
    SiloStatus Status,
    int GatewayPort,
    string? Suspicions,
    DateTime StartedAt,
    DateTime AliveAt)
{
    /// <summary>Whether it runs: grains belong to it, or it is handing them over.</summary>
    public bool Runs => Status is SiloStatus.Active or SiloStatus.ShuttingDown;
}
