using System.Net;
using Orleans.TestingHost;

namespace Shop.Runtime.Gateways;

/// <summary>The gateway of the first silo that runs: silos of a test cluster don't know each other yet.</summary>
internal sealed class TestGatewayList(InProcessTestCluster cluster) : IGatewayList
{
    public Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token)
    {
        var silo = cluster.Silos.FirstOrDefault(silo => silo.IsActive);
        return Task.FromResult<IReadOnlyCollection<EndPoint>>(silo is null ? [] : [silo.GatewayAddress.Endpoint]);
    }
}
