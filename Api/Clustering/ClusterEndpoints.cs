using Shop.Api.Idempotency;
using Shop.Api.Sessions;

namespace Shop.Api.Clustering;

/// <summary>The cluster over HTTP, for whoever runs the shop.</summary>
internal static class ClusterEndpoints
{
    /// <summary>Registers what it needs.</summary>
    public static void AddClusterPage(this IServiceCollection services) => services.AddSingleton<DrainLog>().AddSingleton<DrainSilo>();

    /// <summary>Maps it.</summary>
    public static void MapCluster(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/admin/cluster").RequireAuthorization(Policies.Owner).WithTags("Cluster (staff)");
        all.MapGet("", ReadCluster.HandleAsync).WithSummary("The silos, what they have in memory, what they are asked and what they store, and what waits to be done");
        all.MapPost("/silos/{address}/drain", DrainSilo.DrainAsync).Idempotent()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Has a silo hand its grains to the others and take no more, until it is undrained or started anew");
        all.MapPost("/silos/{address}/undrain", DrainSilo.UndrainAsync).Idempotent()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Has a drained silo take its share of the grains again");
    }
}
