using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>
/// The cookies of a browser's session. <c>__Host-</c> binds them to this very host, by HTTPS; Chromium, Firefox and curl take
/// and send them over plain HTTP too where the host is their own machine, so development needs no exception.
/// </summary>
internal static class SessionCookies
{
    /// <summary>The session's token; scripts can't read it.</summary>
    public const string Session = "__Host-session";

    /// <summary>The value for <see cref="AntiForgery.Header"/>; scripts have to read it.</summary>
    public const string Csrf = "__Host-csrf";

    /// <summary>Hands a browser its session.</summary>
    public static void Write(HttpResponse response, SessionToken token)
    {
        // As long as any session may live: when it ends earlier its grain says so, not the browser.
        response.Cookies.Append(Session, token.Reveal(), Options(isForScripts: false, SessionLimits.Absolute));
        response.Cookies.Append(Csrf, AntiForgery.Of(token), Options(isForScripts: true, SessionLimits.Absolute));
    }

    /// <summary>Takes it away again.</summary>
    public static void Delete(HttpResponse response)
    {
        response.Cookies.Delete(Session, Options(isForScripts: false, lifetime: null));
        response.Cookies.Delete(Csrf, Options(isForScripts: true, lifetime: null));
    }

    private static CookieOptions Options(bool isForScripts, TimeSpan? lifetime) => new()
    {
        Path = "/",
        Secure = true,
        HttpOnly = !isForScripts,
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
