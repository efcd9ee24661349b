using System.Net;

namespace Shop.Runtime.Gateways;

/// <summary>Where a client learns which silos take clients: a list in the configuration, or the membership table.</summary>
internal interface IGatewayList
{
    /// <summary>Whether the addresses by which the silos know themselves are this client's way to them, so that it may go by what they tell.</summary>
    bool HasAddressesOfSilos { get; }

    /// <summary>The gateways of this moment. Throws where they can't be learnt; the client then goes on with those it knows.</summary>
    Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token);
}
