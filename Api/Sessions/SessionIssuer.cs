using Microsoft.AspNetCore.Http.Features;
using Shop.Api.Checkout;
using Shop.Api.Idempotency;
using Shop.Api.Orders;
using Shop.Api.WaitingRooms;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Makes sessions and their secrets, and hands them to clients. Secrets are made here and kept nowhere.</summary>
internal sealed class SessionIssuer(
    SessionCalls sessions, OrderReads orders, GuestCheckouts checkouts, GuestPlaces places, AnswerStore answers, TimeProvider time)
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
        return Hand(context, await sessions.BeginAsync(id, command), transport, access, refresh);
    }

    /// <summary>Renews the tokens; null where the refresh token isn't taken.</summary>
    public async Task<SessionAnswer?> RefreshAsync(HttpContext context, SessionToken presented)
    {
        var (access, refresh) = (SessionToken.New(presented.Session), presented.NextRefresh());
        var grant = await sessions.RefreshAsync(presented.Session, new RefreshSession(
            presented.FamilyHash, presented.OwnHash, Device.Fingerprint(context.Request.Headers.UserAgent.ToString()),
            new SessionTokens(access.Hash, refresh.OwnHash)));
        return grant is null ? null : Hand(context, grant, SessionTransport.Bearer, access, refresh);
    }

    /// <summary>
    /// Makes the guest's session that calls speak for the account that the guest has just made. A browser gets another cookie
    /// with it: one that somebody had planted is worth nothing.
    /// </summary>
    public async Task TakeOverAsync(HttpContext context, ShopperId customer)
    {
        await AdoptAsync(context, customer);
        var presented = context.Features.Get<SessionToken>()!;
        var isCookie = context.Features.GetRequiredFeature<SessionCaller>().Transport == SessionTransport.Cookie;
        var token = isCookie ? SessionToken.New(presented.Session) : presented;
        var grant = await sessions.TakeOverAsync(
            customer, presented.Session, new ChangeHolder(presented.Hash, SessionHolder.Of(customer), isCookie ? token.Hash : default));
        if (grant is not null && isCookie)
        {
            SessionCookies.Write(context.Response, token);
        }
    }

    /// <summary>Gives an account what the guest who calls has in the cart, and has bought, their places in waiting rooms, and the names of their calls. Doing it twice changes nothing.</summary>
    public async Task AdoptAsync(HttpContext context, ShopperId customer)
    {
        if (context.User.ShopperIdOrNull() is { IsGuest: true } guest)
        {
            await sessions.AdoptAsync(customer, guest);
            await checkouts.AdoptAsync(guest, customer, context.RequestAborted); // first: what becomes an order from here on is the account's
            await orders.AdoptAsync(guest, customer, context.RequestAborted);
            await places.AdoptAsync(guest, customer, context.RequestAborted);
            await answers.AdoptAsync(guest, customer, context.RequestAborted);
        }
    }

    /// <summary>
    /// Ends the session that called, after another has taken its place: a guest's, and any that a browser's new cookie replaces.
    /// </summary>
    public async Task ReplaceAsync(HttpContext context, SessionTransport transport)
    {
        if (context.User.SessionIdOrNull() is not { } old)
        {
            return;
        }

        var shopper = context.User.ShopperId();
        if (shopper.IsGuest)
        {
            await sessions.RevokeAsync(old);
        }
        else if (transport == SessionTransport.Cookie && context.Features.GetRequiredFeature<SessionCaller>().Transport == transport)
        {
            await sessions.RevokeAsync(shopper, old);
        }
    }

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
