using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Shop.Api.Caching;
using Shop.Api.Calls;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>The categories as staff write them: the whole tree at once.</summary>
/// <param name="Items">All of them, in any order.</param>
public sealed record StaffCategories(ImmutableArray<CategoryBody>? Items)
{
    internal static async Task<IResult> ReadAsync(IClusterClient grains, GrainCalls calls, HttpContext context) =>
        Show(context, await calls.RepeatableAsync(Grain(grains), static grain => grain.Read()));

    internal static async Task<IResult> ReplaceAsync(
        StaffCategories body, IClusterClient grains, GrainCalls calls, ClaimsPrincipal user, HttpContext context)
    {
        if (body.Items is null)
        {
            return new Validation().Required(null, "/items").ToProblem(); // or a body without a word would empty the shop
        }

        var command = new PutCategories(
            [.. body.Items.Value.Select(static item => item?.ToCategory() ?? new Category("", "", null, 0, null))],
            EntityTag.ExpectedVersion(context.Request),
            user.ShopperId().Value,
            context.Operation(user.ShopperId()));
        var write = await calls.RepeatableAsync((Grain(grains), command), static call => call.Item1.Put(call.command));
        return write.Refusal is null ? Show(context, write.Tree) : ProductWriting.Refuse(write.Refusal);
    }

    private static Ok<CategoryTree> Show(HttpContext context, CategoryTree tree)
    {
        context.Response.Headers.ETag = EntityTag.OfVersion(tree.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(tree);
    }

    private static ICategoryTreeGrain Grain(IClusterClient grains) => grains.GetGrain<ICategoryTreeGrain>(ICategoryTreeGrain.Key);
}

/// <summary>A category as staff write it.</summary>
/// <param name="Id">Its name in addresses and in products.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ParentId">The category that it is in; left out at the top.</param>
/// <param name="Position">Its place among those in the same one; 0 where it is left out.</param>
/// <param name="Description">A few words above its products.</param>
public sealed record CategoryBody(string? Id, string? Name, string? ParentId, int? Position, string? Description)
{
    /// <summary>The category that they mean.</summary>
    public Category ToCategory() => new(Id ?? "", Name ?? "", ParentId, Position ?? 0, Description);
}
