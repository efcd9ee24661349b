using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;

namespace Shop.Api.Customers.Addresses;

/// <summary>One's own addresses over HTTP.</summary>
internal static class AddressEndpoints
{
    /// <summary>Maps them, below <c>/customers/me</c>.</summary>
    public static void MapAddresses(this IEndpointRouteBuilder own)
    {
        var addresses = own.MapGroup("/addresses");
        addresses.MapGet("", ListAsync).WithSummary("The account's addresses");
        addresses.MapPost("", AddAsync).Idempotent().WithSummary("Adds an address");
        addresses.MapGet("/{id:guid}", ReadAsync).WithSummary("One of the account's addresses");
        addresses.MapPut("/{id:guid}", SetAsync).Idempotent().WithSummary("Replaces an address");
        addresses.MapDelete("/{id:guid}", DeleteAsync).Idempotent().WithSummary("Deletes an address");
    }

    private static async Task<Ok<AddressPage>> ListAsync(ClaimsPrincipal user, AddressBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(new AddressPage([.. (await book.ListAsync(Owner(user), cancellationToken)).Select(stored => stored.Address)], null));

    private static async Task<Results<Created<AddressAnswer>, ProblemHttpResult>> AddAsync(
        AddressBody body, ClaimsPrincipal user, HttpContext context, AddressBook book)
    {
        var validation = body.Validate();
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await book.AddAsync(Owner(user), body, context.RequestAborted) is not { } added)
        {
            return Problem.Of(
                StatusCodes.Status409Conflict, "too_many_addresses", $"An account has {AddressBook.MaxPerCustomer} addresses at most.");
        }

        return TypedResults.Created($"{context.Request.Path}/{added.Address.Id}", Tagged(context, added));
    }

    private static async Task<Results<Ok<AddressAnswer>, StatusCodeHttpResult, ProblemHttpResult>> ReadAsync(
        Guid id, ClaimsPrincipal user, HttpContext context, AddressBook book)
    {
        if (await book.FindAsync(Owner(user), id, context.RequestAborted) is not { } found)
        {
            return Problem.NotFound();
        }

        var address = Tagged(context, found);
        return EntityTag.IsKnown(context.Request, context.Response.Headers.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(address);
    }

    private static async Task<Results<Ok<AddressAnswer>, ProblemHttpResult>> SetAsync(
        Guid id, AddressBody body, ClaimsPrincipal user, HttpContext context, AddressBook book)
    {
        var validation = body.Validate();
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await book.SetAsync(Owner(user), id, body, EntityTag.ExpectedVersion(context.Request), context.RequestAborted) is { } changed)
        {
            return TypedResults.Ok(Tagged(context, changed));
        }

        return await book.FindAsync(Owner(user), id, context.RequestAborted) is null
            ? Problem.NotFound()
            : Problem.Of(StatusCodes.Status412PreconditionFailed, "precondition_failed", "The address was changed meanwhile.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, ClaimsPrincipal user, AddressBook book, CancellationToken cancellationToken) =>
        await book.DeleteAsync(Owner(user), id, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound();

    private static Guid Owner(ClaimsPrincipal user) => user.ShopperId().Customer!.Value;

    private static AddressAnswer Tagged(HttpContext context, StoredAddress stored)
    {
        context.Response.Headers.ETag = EntityTag.OfVersion(stored.Version);
        return stored.Address;
    }
}
