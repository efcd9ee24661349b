using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>
/// Asks for another address of mail. It becomes the account's when a link that is mailed there comes back: until then the old one
/// stays. The answer doesn't tell whether another account has the address; its holder is told by mail.
/// </summary>
/// <param name="Email">The new one.</param>
/// <param name="CurrentPassword">A session alone, left open somewhere, isn't enough: whoever has the address can reset the password.</param>
public sealed record ChangeEmail(string? Email, string? CurrentPassword)
{
    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        ChangeEmail body, HttpContext context, ClaimsPrincipal user, AccountsContext accounts, UserManager<Customer> users,
        Passwords passwords, AccountMails mails, SharedLimits limits, IOptions<AccountLimits> settings)
    {
        var validation = new Validation()
            .That(EmailAddress.TryParse(body.Email, out var email), "/email", "This is no e-mail address.")
            .Text(body.CurrentPassword, PasswordRules.MaxLength, "/currentPassword");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var tries = limits.Of("change-email", user.ShopperId().Value);
        var verdict = await tries.Take(settings.Value.LoginByAccount);
        verdict = verdict.IsAllowed ? await limits.Of("verify-email", email!.Key).Take(settings.Value.MailByAddress) : verdict;
        if (!verdict.IsAllowed)
        {
            return SharedLimits.TooMany(context, verdict.RetryAfter);
        }

        if (await MyAccount.FindAsync(user, users) is not { } customer)
        {
            return Problem.NotFound();
        }

        if (!await passwords.VerifyAsync(customer.PasswordHash, body.CurrentPassword!))
        {
            return validation.That(false, "/currentPassword", "This is not the password.").ToProblem();
        }

        await tries.Reset();
        var claimants = await Claimants.FindAsync(accounts, email!, context.RequestAborted);
        accounts.Mails.Add(claimants.HasHolder && claimants.First!.Id != customer.Id
            ? mails.AlreadyRegistered(claimants.First)
            : await mails.ChangeEmailAsync(customer, email!));
        await accounts.SaveChangesAsync(context.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }
}

/// <summary>Shows, by the link that was mailed to it, that an account's new address is its holder's.</summary>
/// <param name="Token">What the link carries.</param>
public sealed record ConfirmEmail(string? Token)
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ConfirmEmail body, AccountsContext accounts, UserManager<Customer> users, AccountMails mails)
    {
        var validation = new Validation().Required(body.Token, "/token");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        // The token is good for this very address only; both stand in the link, in this order.
        if (LinkToken.Read(body.Token) is not { } link || link.Token.Split(' ') is not [var address, var token]
            || !EmailAddress.TryParse(address, out var email) || await users.FindByIdAsync(link.Customer.ToString()) is not { } customer)
        {
            return ResetPassword.InvalidToken();
        }

        try
        {
            // To the old address, in the transaction that changes it: if it wasn't its holder, they had better know.
            accounts.Mails.Add(mails.EmailChanged(customer));
            return (await users.ChangeEmailAsync(customer, email.Value, token)).Succeeded ? TypedResults.NoContent() : ResetPassword.InvalidToken();
        }
        catch (DbUpdateException e) when (NewAccount.IsTaken(e))
        {
            // Whoever has the link reads the address' mail: they may know.
            return Problem.Of(StatusCodes.Status409Conflict, "email_taken", "The address belongs to another account already. Sign in to that.");
        }
    }
}
