using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Ends sessions. Once that is answered, the next request of theirs is refused, wherever it comes.</summary>
internal static class EndSession
{
    /// <summary>Ends the one that asks.</summary>
    public static async Task<NoContent> CurrentAsync(ClaimsPrincipal user, HttpContext context, SessionCalls sessions)
    {
        await EndAsync(user, user.SessionId(), sessions);
        SessionCookies.Delete(context.Response);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all of the account, the one that asks included.</summary>
    public static async Task<NoContent> AllAsync(ClaimsPrincipal user, HttpContext context, SessionCalls sessions)
    {
        if (!user.ShopperId().IsGuest)
        {
            await sessions.RevokeAllAsync(user.ShopperId(), except: null);
        }

        return await CurrentAsync(user, context, sessions);
    }

    /// <summary>Ends one of the account.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> OneAsync(
        string id, ClaimsPrincipal user, HttpContext context, SessionCalls sessions)
    {
        if (!SessionId.TryParse(id, out var session) || !await EndAsync(user, session, sessions))
        {
            return Problem.NotFound();
        }

        if (session == user.SessionId())
        {
            SessionCookies.Delete(context.Response);
        }

        return TypedResults.NoContent();
    }

    private static async Task<bool> EndAsync(ClaimsPrincipal user, SessionId session, SessionCalls sessions)
    {
        if (!user.ShopperId().IsGuest)
        {
            return await sessions.RevokeAsync(user.ShopperId(), session);
        }

        if (session != user.SessionId())
        {
            return false;
        }

        await sessions.RevokeAsync(session);
        return true;
    }
}
