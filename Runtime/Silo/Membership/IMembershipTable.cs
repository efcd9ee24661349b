using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>
/// Where the silos of a cluster are written down. A change is a compare-and-swap on the cluster's version, so that all silos see
/// the same changes in the same order.
/// </summary>
internal interface IMembershipTable
{
    /// <summary>Makes the table ready, and the cluster known to it. May be called again.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Everything that it says.</summary>
    Task<ClusterView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>For how long the cluster has had its version, by the table's own clock.</summary>
    Task<TimeSpan> ReadAgeAsync(CancellationToken cancellationToken);

    /// <summary>The cluster's version, and a member's status; null where it has no row.</summary>
    Task<(int Version, SiloStatus? Status)> LookAsync(SiloAddress address, CancellationToken cancellationToken);

    /// <summary>Adds a member; false where the cluster has changed since <paramref name="version"/>.</summary>
    Task<bool> TryInsertAsync(ClusterMember member, int version, CancellationToken cancellationToken);

    /// <summary>Changes a member's status; false where the cluster has changed since <paramref name="version"/>.</summary>
    Task<bool> TryUpdateAsync(ClusterMember member, int version, CancellationToken cancellationToken);

    /// <summary>Writes a member's heartbeat.</summary>
    Task BeatAsync(SiloAddress address, DateTime now, CancellationToken cancellationToken);

    /// <summary>Forgets the dead whose last heartbeat is older.</summary>
    Task ForgetAsync(DateTime before, CancellationToken cancellationToken);
}
