using System.Net;
using Orleans.TestingHost;

namespace Shop.Runtime.Gateways;

/// <summary>The gateways of the silos that run.</summary>
internal sealed class TestGatewayList(InProcessTestCluster cluster) : IGatewayList
{
    public bool HasAddressesOfSilos => true;

    public Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token)
    {
        return Task.FromResult<IReadOnlyCollection<EndPoint>>(
            [.. cluster.Silos.Where(silo => silo is { IsActive: true, GatewayAddress: not null }).Select(silo => silo.GatewayAddress.Endpoint)]);
    }
}
