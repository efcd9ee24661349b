using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>What the membership table said at one moment.</summary>
/// <param name="Version">Moves with every change of a member but its heartbeat; a change names the version that it was decided on.</param>
/// <param name="Members">All rows, the dead among them.</param>
internal sealed record ClusterView(int Version, IReadOnlyList<ClusterMember> Members)
{
    /// <summary>Those that run.</summary>
    public IEnumerable<ClusterMember> Running => Members.Where(member => member.Runs);

    /// <summary>The row of a silo; null where it has none.</summary>
    public ClusterMember? Find(SiloAddress address) => Members.FirstOrDefault(member => member.Address.Equals(address));

    /// <summary>What follows from it for grains.</summary>
    public ClusterMap ToMap() => new(
        Version, Running.Select(member => new SiloOnMap(member.Address, member.GatewayPort, member.Status == SiloStatus.Active)));
}
