using Orleans.Configuration;
using Orleans.Hosting;

namespace Shop.Api.Clustering;

/// <summary>The grains, as this process reaches them.</summary>
public static class ClusterClient
{
    /// <summary>
    /// Makes the process a client of the cluster, which it finds through the membership table in PostgreSQL. The process starts
    /// once it has reached a silo.
    /// </summary>
    public static void AddClusterClient(this IHostApplicationBuilder builder, ClusterSettings settings, string connectionString) =>
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = settings.ClusterId;
                options.ServiceId = settings.ServiceId;
            });
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connectionString;
            });
        });
}
