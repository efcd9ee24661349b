namespace Shop.Api.Sessions;

/// <summary>Sessions over HTTP: begin, renew, list, end.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        // Whoever has a session may say so, to take its cart along; whoever has none gets one.
        var open = api.MapGroup("/sessions").RequireAuthorization().AllowAnonymous();
        open.MapPost("", CreateSession.HandleAsync);

        var group = api.MapGroup("/sessions");
        group.MapPost("/refresh", RefreshTokens.HandleAsync);

        var own = api.MapGroup("/sessions").RequireAuthorization();
        own.MapGet("", ListSessions.HandleAsync);
        own.MapDelete("/current", EndSession.CurrentAsync);
        own.MapDelete("/all", EndSession.AllAsync);
        own.MapDelete("/{id}", EndSession.OneAsync);
    }
}
