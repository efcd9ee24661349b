using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Api.Problems;

namespace Shop.Api.Customers;

/// <summary>Chooses another password, by a mailed link. It ends all sessions of the account, and the link is good once.</summary>
/// <param name="Token">What the link carries.</param>
/// <param name="Password">The new one.</param>
public sealed record ResetPassword(string? Token, string? Password)
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ResetPassword body, UserManager<Customer> users, PasswordChanges changes)
    {
        var validation = new Validation().Required(body.Token, "/token").Required(body.Password, "/password");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (LinkToken.Read(body.Token) is not { } link
            || await users.FindByIdAsync(link.Customer.ToString()) is not { } customer
            || !await users.VerifyUserTokenAsync(
                customer, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Customer>.ResetPasswordTokenPurpose, link.Token))
        {
            return InvalidToken();
        }

        var weakness = PasswordRules.Check(body.Password!, customer.Email!, customer.Name);
        if (weakness is not null)
        {
            return validation.That(false, "/password", weakness).ToProblem();
        }

        // Whoever has the link reads the address' mail: that is shown, too.
        customer.EmailConfirmed = true;
        try
        {
            await changes.SetAsync(customer, body.Password!, except: null);
            return TypedResults.NoContent();
        }
        catch (DbUpdateException e) when (NewAccount.IsTaken(e))
        {
            return InvalidToken(); // another account has shown it meanwhile
        }
    }

    internal static ProblemHttpResult InvalidToken() => Problem.Of(
        StatusCodes.Status400BadRequest, "invalid_token", "The link was used before, or it is too old. Ask for another.");
}
