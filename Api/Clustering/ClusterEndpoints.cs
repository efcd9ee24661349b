using Shop.Api.Sessions;

namespace Shop.Api.Clustering;

/// <summary>The cluster over HTTP, for whoever runs the shop.</summary>
internal static class ClusterEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapCluster(this IEndpointRouteBuilder api) => api.MapGroup("/admin/cluster")
        .RequireAuthorization(Policies.Owner).WithTags("Cluster (staff)")
        .MapGet("", ReadCluster.HandleAsync).WithSummary("The silos, and what they have in memory");
}
