using Orleans.Runtime;

namespace Shop.Runtime.AdoNet.Clustering;

/// <summary>What the membership table said at one moment.</summary>
/// <param name="Version">Moves with every change of a member but its heartbeat; a change names the version that it was decided on.</param>
/// <param name="Members">All rows, the dead among them.</param>
internal sealed record ClusterView(int Version, IReadOnlyList<ClusterMember> Members)
{
    /// <summary>Those that take calls.</summary>
    public IEnumerable<ClusterMember> Active => Members.Where(member => member.Status == SiloStatus.Active);
}
