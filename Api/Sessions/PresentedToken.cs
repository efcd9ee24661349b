using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>
/// The session that a request says it belongs to; nobody has checked that. Limits ask before authentication does, so it is read
/// once a request and kept with it.
/// </summary>
/// <param name="Token">Null where there is none, or none that could be one.</param>
/// <param name="Transport">Where it was looked for.</param>
internal sealed record PresentedToken(SessionToken? Token, SessionTransport Transport)
{
    private const string BearerPrefix = "Bearer ";

    /// <summary>What a request brings: a bearer token, or else a cookie.</summary>
    public static PresentedToken Of(HttpContext context)
    {
        if (context.Features.Get<PresentedToken>() is { } known)
        {
            return known;
        }

        var presented = Read(context.Request);
        context.Features.Set(presented);
        return presented;
    }

    private static PresentedToken Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var transport = header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? SessionTransport.Bearer : SessionTransport.Cookie;
        var text = transport == SessionTransport.Bearer ? header[BearerPrefix.Length..].Trim() : request.Cookies[SessionCookies.Session];
        return new PresentedToken(SessionToken.TryParse(text, out var token) ? token : null, transport);
    }
}
