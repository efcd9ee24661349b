using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>A change of one's own account.</summary>
/// <param name="Name">What they want to be called; unchanged where it isn't given.</param>
public sealed record ChangeMyAccount(string? Name)
{
    internal static async Task<Results<Ok<CustomerAnswer>, ProblemHttpResult>> HandleAsync(
        ChangeMyAccount body, ClaimsPrincipal user, UserManager<Customer> users)
    {
        var validation = new Validation().OptionalText(body.Name, RegisterCustomer.NameLengthMax, "/name");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await MyAccount.FindAsync(user, users) is not { } customer)
        {
            return Problem.NotFound();
        }

        if (body.Name is not null)
        {
            customer.Name = body.Name.Trim();
            NewAccount.EnsureSucceeded(await users.UpdateAsync(customer));
        }

        return TypedResults.Ok(await MyAccount.ShowAsync(customer, users));
    }
}

/// <summary>One's own account.</summary>
internal static class MyAccount
{
    public static async Task<Results<Ok<CustomerAnswer>, StatusCodeHttpResult, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal user, HttpContext context, UserManager<Customer> users)
    {
        if (await FindAsync(user, users) is not { } customer)
        {
            return Problem.NotFound();
        }

        var answer = await ShowAsync(customer, users);
        context.Response.Headers.ETag = EntityTag.OfBytes(JsonSerializer.SerializeToUtf8Bytes(answer));
        return EntityTag.IsKnown(context.Request, context.Response.Headers.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(answer);
    }

    /// <summary>The account of who calls; null where it is gone.</summary>
    public static Task<Customer?> FindAsync(ClaimsPrincipal user, UserManager<Customer> users) =>
        users.FindByIdAsync(user.ShopperId().Customer!.Value.ToString());

    public static async Task<CustomerAnswer> ShowAsync(Customer customer, UserManager<Customer> users) => new(
        ShopperId.OfCustomer(customer.Id).Value, customer.Email!, customer.EmailConfirmed, customer.Name,
        [.. await users.GetRolesAsync(customer)], customer.CreatedAt);
}
