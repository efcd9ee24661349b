using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Begins a session: a guest's.</summary>
/// <param name="Transport">How the client keeps it; <see cref="SessionTransport.Bearer"/> where it doesn't say.</param>
public sealed record CreateSession(SessionTransport? Transport)
{
    internal static async Task<Created<SessionAnswer>> HandleAsync(
        CreateSession? body, HttpContext context, SessionIssuer issuer, TimeProvider time) => TypedResults.Created(
        (string?)null,
        await issuer.BeginAsync(context, SessionHolder.Of(ShopperId.NewGuest(time)), body?.Transport ?? SessionTransport.Bearer));
}
