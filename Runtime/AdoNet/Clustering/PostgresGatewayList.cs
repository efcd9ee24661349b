using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Shop.Runtime.Gateways;

namespace Shop.Runtime.AdoNet.Clustering;

/// <summary>The gateways of the cluster's active silos, as the membership table has them.</summary>
internal sealed class PostgresGatewayList(IOptions<AdoNetClusteringClientOptions> options, IOptions<ClusterOptions> cluster) : IGatewayList, IAsyncDisposable
{
    private readonly PostgresMembershipTable _table = new(
        cluster.Value, nameof(AdoNetClusteringClientOptions), options.Value.ConnectionString, options.Value.DataSource);

    public bool HasAddressesOfSilos => true;

    public async Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token)
    {
        await _table.ReadQueriesAsync(token);
        return await _table.ReadGatewaysAsync(token);
    }

    public ValueTask DisposeAsync() => _table.DisposeAsync();
}
