using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Customers;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Staff;

/// <summary>Takes an employee on.</summary>
/// <param name="Email">Where they read mail.</param>
/// <param name="Name">What they are called; of no effect where they have an account.</param>
/// <param name="Roles">What they may do: at least one.</param>
public sealed record TakeOn(string? Email, string? Name, ImmutableArray<string>? Roles)
{
    internal static async Task<Results<Created<StaffAnswer>, ProblemHttpResult>> HandleAsync(TakeOn body, StaffRoster roster, HttpContext context)
    {
        var validation = new Validation()
            .That(EmailAddress.TryParse(body.Email, out var email), "/email", "This is no e-mail address.")
            .Text(body.Name, RegisterCustomer.NameLengthMax, "/name")
            .That(AreRoles(body.Roles) && body.Roles!.Value.Length > 0, "/roles", $"These are one or more of {string.Join(", ", StaffRoles.All)}.");
        return validation.IsValid
            ? TypedResults.Created(
                (string?)null, await roster.TakeOnAsync(email!, body.Name!.Trim(), [.. body.Roles!.Value.Distinct()], context.User.ShopperId(), context.RequestAborted))
            : validation.ToProblem();
    }

    internal static bool AreRoles(ImmutableArray<string>? roles) =>
        roles is { IsDefault: false } given && given.Length <= StaffRoles.All.Length && given.All(role => StaffRoles.All.Contains(role));
}
