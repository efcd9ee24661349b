using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Begins a session: a guest's.</summary>
/// <param name="Transport"><c>bearer</c>, which is the default, or <c>cookie</c>.</param>
public sealed record CreateSession(string? Transport)
{
    internal static async Task<Results<Created<SessionAnswer>, ProblemHttpResult>> HandleAsync(
        CreateSession? body, HttpContext context, SessionIssuer issuer, TimeProvider time)
    {
        if (ReadTransport(body?.Transport) is not { } transport)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, detail: "transport is bearer or cookie.", extensions: [new("code", "bad_request")]);
        }

        return TypedResults.Created((string?)null, await issuer.BeginAsync(context, SessionHolder.Of(ShopperId.NewGuest(time)), transport));
    }

    private static SessionTransport? ReadTransport(string? text) => text switch
    {
        null or "bearer" => SessionTransport.Bearer,
        "cookie" => SessionTransport.Cookie,
        _ => null,
    };
}
