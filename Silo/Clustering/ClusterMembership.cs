using Orleans.Configuration;
using Orleans.Hosting;

namespace Shop.Silo.Clustering;

/// <summary>How silos find each other: through Orleans' membership tables in the same PostgreSQL.</summary>
public static class ClusterMembership
{
    /// <summary>Joins the cluster of the silo's <see cref="ClusterOptions.ClusterId"/>.</summary>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        });
}
