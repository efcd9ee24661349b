using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>The devices of an account; a guest's own only.</summary>
/// <param name="Items">The newest first; <see cref="SessionLimits.MaxPerCustomer"/> at most, so that there is no second page.</param>
/// <param name="Next">None.</param>
public sealed record ListSessions(ImmutableArray<ListedSession> Items, string? Next)
{
    internal static async Task<Ok<ListSessions>> HandleAsync(ClaimsPrincipal user, SessionCalls sessions)
    {
        var current = user.SessionId();
        ImmutableArray<SessionView> views = user.ShopperId().IsGuest
            ? [.. new[] { await sessions.DescribeAsync(current) }.OfType<SessionView>()]
            : await sessions.ListAsync(user.ShopperId());
        return TypedResults.Ok(new ListSessions([.. views.Select(view => ListedSession.Of(view, current))], null));
    }
}
