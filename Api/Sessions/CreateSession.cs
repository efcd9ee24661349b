using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Customers;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>Begins a session: a guest's, or with an address and a password an account's.</summary>
/// <param name="Transport">How the client keeps it; <see cref="SessionTransport.Bearer"/> where it doesn't say.</param>
/// <param name="Email">Whose; a guest's has none.</param>
/// <param name="Password">Theirs.</param>
public sealed record CreateSession(SessionTransport? Transport, string? Email, string? Password)
{
    internal static async Task<Results<Created<SessionAnswer>, ProblemHttpResult>> HandleAsync(
        CreateSession? body, HttpContext context, SessionIssuer issuer, SignIn signIn, SharedLimits limits, IOptions<AccountLimits> settings, TimeProvider time)
    {
        var transport = body?.Transport ?? SessionTransport.Bearer;
        if (body?.Email is null && body?.Password is null)
        {
            if (await limits.Of("guest-network", SharedLimits.Network(context)).Take(settings.Value.GuestByNetwork) is { IsAllowed: false } flooded)
            {
                return SharedLimits.TooMany(context, flooded.RetryAfter);
            }

            var guest = SessionHolder.Of(ShopperId.NewGuest(time));
            return TypedResults.Created((string?)null, await issuer.BeginAsync(context, guest, transport));
        }

        var validation = new Validation().Required(body.Email, "/email").Text(body.Password, PasswordRules.MaxLength, "/password");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (!EmailAddress.TryParse(body.Email, out var email))
        {
            return WrongCredentials();
        }

        var (holder, retryAfter) = await signIn.CheckAsync(email, body.Password!, SharedLimits.Network(context), context.RequestAborted);
        if (holder is null)
        {
            return retryAfter > TimeSpan.Zero ? SharedLimits.TooMany(context, retryAfter) : WrongCredentials();
        }

        await issuer.AdoptAsync(context, holder.Shopper);
        var answer = await issuer.BeginAsync(context, holder, transport);
        await issuer.ReplaceAsync(context, transport);
        return TypedResults.Created((string?)null, answer);
    }

    private static ProblemHttpResult WrongCredentials() => Problem.Of(
        StatusCodes.Status401Unauthorized, "wrong_credentials", "There is no account with this address and password.");
}
