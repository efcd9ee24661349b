using Orleans.Hosting;

namespace Shop.Silo.Clustering;

/// <summary>How silos find each other: each is a cluster of its own, and PostgreSQL keeps their writes apart.</summary>
public static class ClusterMembership
{
    /// <summary>Has nothing to join.</summary>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return silo;
    }
}
