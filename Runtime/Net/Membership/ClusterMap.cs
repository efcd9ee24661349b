using System.Net;
using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>
/// Which silos there are at one version of the cluster, and which of them a grain belongs to. Everybody who knows the same version
/// says the same: there is no directory to ask.
/// </summary>
/// <remarks>
/// Rendezvous hashing (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", IEEE/ACM Transactions on
/// Networking 6(1), 1998): a grain belongs to the silo whose hash together with its own is the highest. The shares are even, and
/// a silo that comes or goes moves its own share only. It looks at each silo for each call, a nanosecond each; clusters have some.
/// </remarks>
internal sealed class ClusterMap
{
    private readonly SiloOnMap[] _owners;
    private readonly ulong[] _weights;

    /// <param name="version">The version of the membership table.</param>
    /// <param name="silos">The silos that run, those that are leaving among them.</param>
    public ClusterMap(int version, IEnumerable<SiloOnMap> silos)
    {
        Version = version;
        Silos = [.. silos.OrderBy(silo => silo.Address)];
        _owners = [.. Silos.Where(silo => silo.TakesGrains)];
        _weights = [.. _owners.Select(silo => Mix((uint)silo.Address.GetConsistentHashCode()))];
    }

    /// <summary>Before anything is known.</summary>
    public static ClusterMap Empty { get; } = new(0, []);

    /// <summary>Moves with every change of a member.</summary>
    public int Version { get; }

    /// <summary>The silos that run, by address.</summary>
    public IReadOnlyList<SiloOnMap> Silos { get; }

    /// <summary>The silos among which grains are divided.</summary>
    public IReadOnlyList<SiloOnMap> Owners => _owners;

    /// <summary>The silo that a grain belongs to; null where none takes grains.</summary>
    public SiloAddress? OwnerOf(in GrainId grain) => OwnerIndexOf(grain) is >= 0 and var index ? _owners[index].Address : null;

    /// <summary>The silo that a grain belongs to, as its place in <see cref="Owners"/>; -1 where none takes grains.</summary>
    public int OwnerIndexOf(in GrainId grain)
    {
        var hash = grain.GetUniformHashCode();
        var best = -1;
        var highest = 0UL;
        for (var i = 0; i < _weights.Length; i++)
        {
            var weight = Mix(_weights[i] ^ hash);
            if (best < 0 || weight > highest)
            {
                highest = weight;
                best = i;
            }
        }

        return best;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>A silo of the cluster.</summary>
/// <param name="Address">Which run of which silo; where silos come in.</param>
/// <param name="GatewayPort">Where clients come in; 0 where they don't.</param>
/// <param name="TakesGrains">Whether grains belong to it; not while it hands over.</param>
internal sealed record SiloOnMap(SiloAddress Address, int GatewayPort, bool TakesGrains)
{
    /// <summary>Where clients come in; null where they don't.</summary>
    public IPEndPoint? Gateway => GatewayPort == 0 ? null : new IPEndPoint(Address.Endpoint.Address, GatewayPort);
}
