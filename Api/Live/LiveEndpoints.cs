using Shop.Api.Limits;

namespace Shop.Api.Live;

/// <summary>Live data over HTTP: one stream a browser, of whatever its tabs show.</summary>
internal static class LiveEndpoints
{
    /// <summary>Registers what it needs.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, ApiLimits limits) =>
        services.AddSingleton(new LiveBounds(limits)).AddSingleton<LiveHub>().AddSingleton<LivePlaces>().AddSingleton<LiveOwnership>()
            .AddHostedService<LiveRenewal>().AddHostedService<LivePings>();

    /// <summary>Maps it. Products are everybody's; whoever has a session brings it along for what is theirs.</summary>
    public static void MapLive(this IEndpointRouteBuilder api) => api.MapGroup("/live")
        .RequireAuthorization().AllowAnonymous().WithTags("Live")
        .MapGet("", ReadLive.HandleAsync).WithMetadata(new LongLived())
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .WithSummary("Server-Sent Events: what has become of products, carts, orders and places in waiting rooms, as it happens");
}
