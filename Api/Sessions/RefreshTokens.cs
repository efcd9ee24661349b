using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Api.Sessions;

/// <summary>Renews a session's tokens.</summary>
/// <param name="RefreshToken">The latest one; it is used up by this.</param>
public sealed record RefreshTokens(string RefreshToken)
{
    internal static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> HandleAsync(
        RefreshTokens body, HttpContext context, SessionIssuer issuer) =>
        SessionToken.TryParseRefresh(body.RefreshToken, out var token) && await issuer.RefreshAsync(context, token) is { } answer
            ? TypedResults.Ok(answer)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                detail: "The refresh token was used before, or its session has ended. Begin a new session.",
                extensions: [new("code", "invalid_refresh_token")]);
}
