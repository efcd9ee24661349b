using System.Net;
using Orleans.Configuration;
using Shop.Runtime.Hosting;

namespace Orleans.Hosting;

/// <summary>How a silo finds its cluster where there is no membership table.</summary>
public static class CoreHostingExtensions
{
    /// <summary>A cluster on this machine, without a membership table: for development and tests.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = EndpointOptions.DEFAULT_SILO_PORT,
        int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = ClusterOptions.DevelopmentServiceId,
        string clusterId = ClusterOptions.DevelopmentClusterId)
    {
        builder.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = IPAddress.Loopback;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
        });
        builder.Configure<DevelopmentClusterMembershipOptions>(options =>
            options.PrimarySiloEndpoint = primarySiloEndpoint ?? new IPEndPoint(IPAddress.Loopback, siloPort));
        builder.Services.ConfigureDevelopmentCluster(serviceId, clusterId);
        return builder;
    }
}
