using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Shop.Api.Customers;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Staff;

/// <summary>Says what an employee may do from now on. It ends their sessions.</summary>
/// <param name="Roles">All that they may do; none makes them a customer like any other.</param>
public sealed record SetRoles(ImmutableArray<string>? Roles)
{
    internal static async Task<Results<Ok<StaffAnswer>, ProblemHttpResult>> HandleAsync(
        string id, SetRoles body, ClaimsPrincipal user, StaffRoster roster, UserManager<Customer> users, CancellationToken cancellationToken)
    {
        var validation = new Validation().That(
            TakeOn.AreRoles(body.Roles), "/roles", $"These are any of {string.Join(", ", StaffRoles.All)}.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (!ShopperId.TryParse(id, out var shopper) || shopper.Customer is not { } account
            || await users.FindByIdAsync(account.ToString()) is not { } customer)
        {
            return Problem.NotFound();
        }

        // So that there is always an owner.
        return shopper == user.ShopperId()
            ? Problem.Of(StatusCodes.Status409Conflict, "own_roles", "Nobody changes their own roles.")
            : TypedResults.Ok(await roster.SetRolesAsync(customer, [.. body.Roles!.Value.Distinct()], user.ShopperId(), cancellationToken));
    }
}
