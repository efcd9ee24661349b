using System.Security.Claims;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Who calls, as <see cref="SessionAuthentication"/> found out.</summary>
public static class Caller
{
    internal const string Scheme = "Session";
    private const string ShopperClaim = "shopper";
    private const string SessionClaim = "session";

    /// <summary>The owner of what is done by this request.</summary>
    /// <exception cref="InvalidOperationException">Nobody was asked who they are: the route has no policy.</exception>
    public static ShopperId ShopperId(this ClaimsPrincipal user) => user.ShopperIdOrNull() ?? throw NoSession();

    /// <summary>The owner of what is done by this request; null for a stranger.</summary>
    public static ShopperId? ShopperIdOrNull(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Shop.Customers.ShopperId.TryParse(user.FindFirst(ShopperClaim)?.Value, out var id) ? id : null;
    }

    /// <summary>The session that speaks for them.</summary>
    /// <exception cref="InvalidOperationException">Nobody was asked who they are: the route has no policy.</exception>
    public static SessionId SessionId(this ClaimsPrincipal user) => user.SessionIdOrNull() ?? throw NoSession();

    /// <summary>The session that speaks for them; null for a stranger.</summary>
    public static SessionId? SessionIdOrNull(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Shop.Sessions.SessionId.TryParse(user.FindFirst(SessionClaim)?.Value, out var id) ? id : null;
    }

    internal static ClaimsPrincipal Principal(SessionId session, SessionHolder holder) => new(new ClaimsIdentity(
        [
            new Claim(ShopperClaim, holder.Shopper.Value),
            new Claim(SessionClaim, session.Value),
            .. holder.Roles.Select(static role => new Claim(ClaimTypes.Role, role)),
        ],
        Scheme));

    private static InvalidOperationException NoSession() => new("The route has no policy, so that nobody was asked who they are.");
}
