using Orleans.Runtime;
using Shop.Runtime.Membership;
using Shop.Runtime.Net;

namespace Shop.Runtime.Gateways;

/// <summary>The ways into the cluster at one moment: the connections that take calls, and which silo a grain belongs to.</summary>
internal sealed class Routes
{
    private readonly ClusterMap _map;
    private readonly Connection[] _usable;
    private readonly Connection?[] _toOwners;

    /// <param name="map">What the silos said last.</param>
    /// <param name="usable">The connections that take calls.</param>
    public Routes(ClusterMap map, IEnumerable<Connection> usable)
    {
        _map = map;
        _usable = [.. usable.OrderBy(connection => connection.Peer.Identity, StringComparer.Ordinal)];
        var byIdentity = _usable.ToLookup(connection => connection.Peer.Identity);
        _toOwners = [.. map.Owners.Select(silo => byIdentity[silo.Address.ToParsableString()].FirstOrDefault())];
    }

    /// <summary>Whether there is none.</summary>
    public bool AreNone => _usable.Length == 0;

    /// <summary>
    /// The connection with the silo that the grain belongs to. Without one, the connection with some silo, always the same: it
    /// hands the call on.
    /// </summary>
    public Connection For(in GrainId grain)
    {
        if (_usable.Length == 1)
        {
            return _usable[0];
        }

        return _map.OwnerIndexOf(grain) is >= 0 and var owner && _toOwners[owner] is { } direct
            ? direct
            : _usable[grain.GetUniformHashCode() % (uint)_usable.Length];
    }
}
