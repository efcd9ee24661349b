using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Mail;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>
/// Registers an account, which the guest's session that asks speaks for from then on. The address is shown to be theirs by mail;
/// the answer is the same whether or not it has an account already.
/// </summary>
/// <param name="Email">Where they read mail.</param>
/// <param name="Password">What they sign in with.</param>
/// <param name="Name">What they want to be called.</param>
public sealed record RegisterCustomer(string? Email, string? Password, string? Name)
{
    /// <summary>Characters of a name: the longest that passports have, twice.</summary>
    public const int NameLengthMax = 200;

    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        RegisterCustomer body, HttpContext context, SharedLimits limits, IOptions<AccountLimits> settings,
        Registration registration, SessionIssuer issuer)
    {
        if (context.User.ShopperIdOrNull() is { IsGuest: false })
        {
            return Problem.Of(StatusCodes.Status409Conflict, "already_signed_in", "This session has an account. End it first.");
        }

        var validation = body.Validate(out var email);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var verdict = await limits.Of("register-network", SharedLimits.Network(context)).Take(settings.Value.RegistrationByNetwork);
        verdict = verdict.IsAllowed ? await limits.Of("register-email", email!.Key).Take(settings.Value.MailByAddress) : verdict;
        if (!verdict.IsAllowed)
        {
            return SharedLimits.TooMany(context, verdict.RetryAfter);
        }

        var guest = context.User.ShopperIdOrNull();
        var customer = ShopperId.OfCustomer(
            await registration.RegisterAsync(
                email!, body.Password!, body.Name!.Trim(), WantedLanguage.Of(context.Request), guest, context.RequestAborted));
        if (guest is not null)
        {
            await issuer.TakeOverAsync(context, customer);
        }

        return TypedResults.Accepted((string?)null);
    }

    private Validation Validate(out EmailAddress? email)
    {
        var validation = new Validation()
            .That(EmailAddress.TryParse(Email, out email), "/email", "This is no e-mail address.")
            .Text(Name, NameLengthMax, "/name")
            .Required(Password, "/password");
        var weakness = Password is null ? null : PasswordRules.Check(Password, Email ?? "", Name ?? "");
        return validation.That(weakness is null, "/password", weakness ?? "");
    }
}
