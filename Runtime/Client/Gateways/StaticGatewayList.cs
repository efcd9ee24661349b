using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Shop.Runtime.Gateways;

/// <summary>The gateways that the configuration names.</summary>
internal sealed class StaticGatewayList(IOptions<StaticGatewayListProviderOptions> options) : IGatewayList
{
    // The way may lead through what stands between: an address translation, a balancer.
    public bool HasAddressesOfSilos => false;

    public Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token) =>
        Task.FromResult<IReadOnlyCollection<EndPoint>>([.. options.Value.Gateways.Select(EndPointOf)]);

    private static EndPoint EndPointOf(Uri gateway)
    {
        if (gateway.Port <= 0)
        {
            throw new OrleansConfigurationException($"The gateway {gateway} has no port; gateways are written gwy.tcp://address:port/0.");
        }

        return IPAddress.TryParse(gateway.Host.Trim('[', ']'), out var address)
            ? new IPEndPoint(address, gateway.Port)
            : new DnsEndPoint(gateway.Host, gateway.Port);
    }
}
