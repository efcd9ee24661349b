namespace Shop.Api.Sessions;

/// <summary>Sessions over HTTP: begin, renew, list, end.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        // Whoever has a session may say so, to take its cart along; whoever has none gets one.
        var open = api.MapGroup("/sessions").RequireAuthorization().AllowAnonymous().WithTags("Sessions");
        open.MapPost("", CreateSession.HandleAsync).WithSummary("Begins a session: a guest's, or an account's");

        var group = api.MapGroup("/sessions").WithTags("Sessions");
        group.MapPost("/refresh", RefreshTokens.HandleAsync).WithSummary("Renews the tokens of a session");

        var own = api.MapGroup("/sessions").RequireAuthorization().WithTags("Sessions");
        own.MapGet("", ListSessions.HandleAsync).WithSummary("The devices of the account");
        own.MapDelete("/current", EndSession.CurrentAsync).WithSummary("Ends this session");
        own.MapDelete("/all", EndSession.AllAsync).WithSummary("Ends all sessions of the account");
        own.MapDelete("/{id}", EndSession.OneAsync).WithSummary("Ends one session of the account");
    }
}
