using Orleans;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Makes sessions and their secrets, and hands them to clients. Secrets are made here and kept nowhere.</summary>
internal sealed class SessionIssuer(IGrainFactory grains, TimeProvider time)
{
    /// <summary>
    /// Begins a session, always a new one: an id that somebody may have planted before the login is worth nothing after it.
    /// </summary>
    public async Task<SessionAnswer> BeginAsync(HttpContext context, SessionHolder holder, SessionTransport transport)
    {
        var id = SessionId.New(time);
        var access = SessionToken.New(id);
        var refresh = transport == SessionTransport.Bearer ? SessionToken.NewRefresh(id) : null;
        var command = new BeginSession(
            holder, transport, Device.Describe(context.Request.Headers.UserAgent.ToString()),
            new SessionTokens(access.Hash, refresh?.OwnHash ?? default), refresh?.FamilyHash ?? default);
        var grant = holder.Shopper.IsGuest
            ? await grains.GetGrain<ISessionGrain>(id.Value).Begin(command)
            : await Sessions(holder.Shopper).Begin(id, command);
        return Hand(context, grant, transport, access, refresh);
    }

    /// <summary>Renews the tokens; null where the refresh token isn't taken.</summary>
    public async Task<SessionAnswer?> RefreshAsync(HttpContext context, SessionToken presented)
    {
        var (access, refresh) = (SessionToken.New(presented.Session), presented.NextRefresh());
        var grant = await grains.GetGrain<ISessionGrain>(presented.Session.Value).Refresh(new RefreshSession(
            presented.FamilyHash, presented.OwnHash, Device.Fingerprint(context.Request.Headers.UserAgent.ToString()),
            new SessionTokens(access.Hash, refresh.OwnHash)));
        return grant is null ? null : Hand(context, grant, SessionTransport.Bearer, access, refresh);
    }

    /// <summary>The sessions of an account.</summary>
    public ICustomerSessionsGrain Sessions(ShopperId customer) => grains.GetGrain<ICustomerSessionsGrain>(customer.Value);

    private static SessionAnswer Hand(
        HttpContext context, SessionGrant grant, SessionTransport transport, SessionToken access, SessionToken? refresh)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (transport == SessionTransport.Cookie)
        {
            SessionCookies.Write(context.Response, access);
            return new SessionAnswer(access.Session, null, null, grant.ExpiresAt);
        }

        return new SessionAnswer(access.Session, access.Reveal(), refresh?.Reveal(), grant.ExpiresAt);
    }
}
