using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Catalog;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Catalog;

namespace Shop.Api.Customers.Wishlist;

/// <summary>One's own wishlist over HTTP.</summary>
internal static class WishEndpoints
{
    /// <summary>Maps it, below <c>/customers/me</c>.</summary>
    public static void MapWishlist(this IEndpointRouteBuilder own)
    {
        var wishes = own.MapGroup("/wishlist");
        wishes.MapGet("", ListAsync).WithSummary("What one wants to remember, the latest first");
        wishes.MapPut("/{product}", AddAsync).Idempotent().WithSummary("Remembers a product");
        wishes.MapDelete("/{product}", RemoveAsync).Idempotent().WithSummary("Forgets a product");
    }

    private static async Task<Ok<WishPage>> ListAsync(ClaimsPrincipal user, Wishes wishes, CancellationToken cancellationToken) =>
        TypedResults.Ok(new WishPage(await wishes.ListAsync(Owner(user), cancellationToken), null));

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        string product, ClaimsPrincipal user, Wishes wishes, ProductMemory memory, CancellationToken cancellationToken)
    {
        if (!ProductId.TryParse(product, out var id) || await memory.FindAsync(id) is not { View.Document.Status: ProductStatus.Active })
        {
            return Problem.NotFound();
        }

        return await wishes.AddAsync(Owner(user), id, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.Of(StatusCodes.Status409Conflict, "wishlist_full", $"A wishlist has {Wishes.PerCustomerMax} products at most.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string product, ClaimsPrincipal user, Wishes wishes, CancellationToken cancellationToken) =>
        ProductId.TryParse(product, out var id) && await wishes.RemoveAsync(Owner(user), id, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound();

    private static Guid Owner(ClaimsPrincipal user) => user.ShopperId().Customer!.Value;
}
