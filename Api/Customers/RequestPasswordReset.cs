using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>Asks for a link by which another password can be chosen. The answer doesn't tell whether there is an account.</summary>
/// <param name="Email">Of whom.</param>
public sealed record RequestPasswordReset(string? Email)
{
    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        RequestPasswordReset body, HttpContext context, AccountsContext accounts, AccountMails mails,
        SharedLimits limits, IOptions<AccountLimits> settings)
    {
        var validation = new Validation().That(EmailAddress.TryParse(body.Email, out var email), "/email", "This is no e-mail address.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var verdict = await limits.Of("reset-network", SharedLimits.Network(context)).Take(settings.Value.LoginByNetwork);
        verdict = verdict.IsAllowed ? await limits.Of("reset-email", email!.Key).Take(settings.Value.MailByAddress) : verdict;
        if (!verdict.IsAllowed)
        {
            return SharedLimits.TooMany(context, verdict.RetryAfter);
        }

        // To the address as its holder wrote it, not as it was asked for. Where there is nobody as much is done and stored: the
        // time that it takes tells nothing.
        var claimants = await Claimants.FindAsync(accounts, email!, context.RequestAborted);
        accounts.Mails.Add(claimants.First is { } customer ? await mails.ResetAsync(customer) : await mails.ToNobodyAsync());
        await accounts.SaveChangesAsync(context.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }
}
