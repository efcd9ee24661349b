using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>Changes one's own password, and ends every other session of the account.</summary>
/// <param name="CurrentPassword">The one that is good until now: a session alone, left open somewhere, isn't enough.</param>
/// <param name="NewPassword">The one that follows.</param>
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword)
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ChangePassword body, HttpContext context, ClaimsPrincipal user, UserManager<Customer> users, Passwords passwords,
        PasswordChanges changes, SharedLimits limits, IOptions<AccountLimits> settings)
    {
        var validation = new Validation()
            .Text(body.CurrentPassword, PasswordRules.MaxLength, "/currentPassword").Required(body.NewPassword, "/newPassword");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var tries = limits.Of("change-password", user.ShopperId().Value);
        if (await tries.Take(settings.Value.LoginByAccount) is { IsAllowed: false } barred)
        {
            return SharedLimits.TooMany(context, barred.RetryAfter);
        }

        if (await MyAccount.FindAsync(user, users) is not { } customer)
        {
            return Problem.NotFound();
        }

        var isCurrent = await passwords.VerifyAsync(customer.PasswordHash, body.CurrentPassword!);
        var weakness = PasswordRules.Check(body.NewPassword!, customer.Email!, customer.Name);
        validation.That(isCurrent, "/currentPassword", "This is not the password.").That(weakness is null, "/newPassword", weakness ?? "");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        await tries.Reset();
        await changes.SetAsync(customer, body.NewPassword!, except: user.SessionId());
        return TypedResults.NoContent();
    }
}
