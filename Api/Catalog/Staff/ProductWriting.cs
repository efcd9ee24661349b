using System.Security.Claims;
using Orleans;
using Shop.Api.Caching;
using Shop.Api.Calls;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>Writes of products in staff's name, and how their outcomes are answered.</summary>
public sealed class ProductWriting(IClusterClient grains, GrainCalls calls)
{
    // Who doesn't say from which version a change was made has it made from the one that there is; others may be writing too.
    private const int AttemptsMax = 3;

    /// <summary>The product; null where there is none.</summary>
    public Task<ProductView?> ReadAsync(ProductId id) => calls.RepeatableAsync(Grain(id), static grain => grain.Read());

    /// <summary>
    /// Makes a product what <paramref name="change"/> makes of it, from the version that the request names: 404 where there is
    /// none, 412 where it has another version.
    /// </summary>
    public async Task<IResult> ChangeAsync(
        HttpContext context, ClaimsPrincipal user, string id, ChangeKind kind, Func<ProductDocument, ProductDocument?> change)
    {
        if (!ProductId.TryParse(id, out var product))
        {
            return Problem.NotFound();
        }

        var (expected, operation) = (EntityTag.ExpectedVersion(context.Request), context.Operation(user.ShopperId()));
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadAsync(product) is not { Document: var current } || change(current) is not { } next)
            {
                return Problem.NotFound();
            }

            var write = await PutAsync(new PutProduct(next, expected ?? current.Version, user.ShopperId().Value, operation, kind));
            if (write.Refusal?.Rule != CatalogRule.VersionDiffers || expected is not null || attempt == AttemptsMax)
            {
                return Answer(context, write);
            }
        }
    }

    /// <summary>Writes a product.</summary>
    public Task<ProductWrite> PutAsync(PutProduct command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return calls.RepeatableAsync((Grain(command.Document.Id), command), static call => call.Item1.Put(call.command));
    }

    /// <summary>200 with the product and its version's tag, or the refusal.</summary>
    public static IResult Answer(HttpContext context, ProductWrite write)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(write);
        if (write.Refusal is not null)
        {
            return Refuse(write.Refusal);
        }

        if (write.IsRepeat)
        {
            context.Response.Headers[IdempotencyHeaders.Replayed] = "true";
        }

        return Show(context, write.View!.Document);
    }

    /// <summary>200 with the product and its version's tag.</summary>
    public static IResult Show(HttpContext context, ProductDocument product)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(product);
        context.Response.Headers.ETag = EntityTag.OfVersion(product.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(product);
    }

    /// <summary>412 for an old version, 400 with the fields for broken rules.</summary>
    public static IResult Refuse(CatalogRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        if (refusal.Rule == CatalogRule.VersionDiffers)
        {
            return Problem.Of(
                StatusCodes.Status412PreconditionFailed, "precondition_failed",
                "It was changed since the version that the change was made from.", ("version", refusal.CurrentVersion));
        }

        var validation = new Validation();
        foreach (var fault in refusal.Faults)
        {
            validation.That(false, fault.Field, fault.Message);
        }

        return validation.ToProblem();
    }

    private IProductGrain Grain(ProductId id) => grains.GetGrain<IProductGrain>(id.Value);
}
