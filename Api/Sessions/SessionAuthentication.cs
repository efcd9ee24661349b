using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Shop.Api.Problems;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>
/// Finds out who calls, by a bearer token or a cookie, with one call to the session's grain a request: its answer is never kept.
/// Routes without a policy ask nobody, so that what is the same for all costs no call.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionCalls sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private bool _isForged;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null
            || PresentedToken.Of(Context) is not { Token: { } token, Transport: var transport })
        {
            return AuthenticateResult.NoResult();
        }

        if (transport == SessionTransport.Cookie && !AntiForgery.Allows(Request, token))
        {
            _isForged = true;
            return AuthenticateResult.Fail("The anti-forgery header is missing or wrong.");
        }

        var caller = await sessions.VerifyAsync(token);
        if (caller is null || caller.Transport != transport)
        {
            return AuthenticateResult.Fail("The session has ended, or never was.");
        }

        Context.Features.Set(token);
        Context.Features.Set(caller);
        Response.Headers.CacheControl = "no-store"; // what depends on who asks is for nobody else
        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(token.Session, caller.Holder), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isForged)
        {
            return Problem.Of(
                StatusCodes.Status403Forbidden, "anti_forgery",
                $"An unsafe request with a cookie has to repeat the value of the cookie {SessionCookies.Csrf} in the header {AntiForgery.Header}.")
                .ExecuteAsync(Context);
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
