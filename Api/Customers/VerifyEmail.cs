using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Api.Sessions;

namespace Shop.Api.Customers;

/// <summary>Shows, by a mailed link, that an account's address is its holder's.</summary>
/// <param name="Token">What the link carries.</param>
public sealed record VerifyEmail(string? Token)
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(VerifyEmail body, UserManager<Customer> users)
    {
        var validation = new Validation().Required(body.Token, "/token");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (LinkToken.Read(body.Token) is not { } link || await users.FindByIdAsync(link.Customer.ToString()) is not { } customer)
        {
            return ResetPassword.InvalidToken();
        }

        try
        {
            return (await users.ConfirmEmailAsync(customer, link.Token)).Succeeded ? TypedResults.NoContent() : ResetPassword.InvalidToken();
        }
        catch (DbUpdateException e) when (NewAccount.IsTaken(e))
        {
            // Whoever has the link reads the address' mail: they may know.
            return Problem.Of(StatusCodes.Status409Conflict, "email_taken", "The address belongs to another account already. Sign in to that.");
        }
    }

    /// <summary>Sends the link once more.</summary>
    internal static async Task<Results<Accepted, ProblemHttpResult>> AskAgainAsync(
        ClaimsPrincipal user, HttpContext context, AccountsContext accounts, UserManager<Customer> users, AccountMails mails,
        SharedLimits limits, IOptions<AccountLimits> settings)
    {
        if (await MyAccount.FindAsync(user, users) is not { } customer)
        {
            return Problem.NotFound();
        }

        if (await limits.Of("verify-email", customer.NormalizedEmail!).Take(settings.Value.MailByAddress) is { IsAllowed: false } barred)
        {
            return SharedLimits.TooMany(context, barred.RetryAfter);
        }

        if (!customer.EmailConfirmed)
        {
            accounts.Mails.Add(await mails.VerifyAsync(customer));
            await accounts.SaveChangesAsync(context.RequestAborted);
        }

        return TypedResults.Accepted((string?)null);
    }
}
