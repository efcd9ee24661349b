using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;

namespace Shop.Api.Sessions;

/// <summary>Renews a session's tokens.</summary>
/// <param name="RefreshToken">The latest one; it is used up by this.</param>
public sealed record RefreshTokens(string? RefreshToken)
{
    internal static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> HandleAsync(
        RefreshTokens body, HttpContext context, SessionIssuer issuer)
    {
        var validation = new Validation().Required(body.RefreshToken, "/refreshToken");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        return SessionToken.TryParseRefresh(body.RefreshToken, out var token) && await issuer.RefreshAsync(context, token) is { } answer
            ? TypedResults.Ok(answer)
            : Problem.Of(
                StatusCodes.Status401Unauthorized, "invalid_refresh_token",
                "The refresh token was used before, or its session has ended. Begin a new session.");
    }
}
