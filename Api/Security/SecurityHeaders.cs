namespace Shop.Api.Security;

/// <summary>What browsers are told not to do, on every response, errors included.</summary>
public static class SecurityHeaders
{
    // Own files only, no inline script or style, no frames around us, no forms to elsewhere.
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>Adds the headers where an endpoint didn't set its own.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Add(((HttpContext)state).Response.Headers);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    /// <summary>Adds the headers that aren't there yet.</summary>
    public static void Add(IHeaderDictionary headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
}
