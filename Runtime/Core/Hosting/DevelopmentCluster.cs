using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Shop.Runtime.Hosting;

/// <summary>The names of a cluster on one machine.</summary>
internal static class DevelopmentCluster
{
    /// <summary>Sets the names; those that development clusters have anyway only fill in blanks, so that names set elsewhere win.</summary>
    public static void ConfigureDevelopmentCluster(this IServiceCollection services, string serviceId, string clusterId)
    {
        if (serviceId == ClusterOptions.DevelopmentServiceId && clusterId == ClusterOptions.DevelopmentClusterId)
        {
            services.PostConfigure<ClusterOptions>(FillBlanks);
            return;
        }

        services.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
    }

    private static void FillBlanks(ClusterOptions options)
    {
        options.ServiceId = string.IsNullOrWhiteSpace(options.ServiceId) ? ClusterOptions.DevelopmentServiceId : options.ServiceId;
        options.ClusterId = string.IsNullOrWhiteSpace(options.ClusterId) ? ClusterOptions.DevelopmentClusterId : options.ClusterId;
    }
}
