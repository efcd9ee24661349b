using System.Security.Claims;
using Microsoft.Extensions.Options;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Catalog;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Catalog.Staff;

/// <summary>Products as staff see and write them: their documents, Markdown and all, with the version as the tag.</summary>
internal static class StaffProducts
{
    /// <summary>The product's document, archived or not.</summary>
    public static async Task<IResult> ReadAsync(string id, ProductWriting products, HttpContext context) =>
        ProductId.TryParse(id, out var product) && await products.ReadAsync(product) is { } view
            ? ProductWriting.Show(context, view.Document)
            : Problem.NotFound();

    /// <summary>Makes a product.</summary>
    public static async Task<IResult> CreateAsync(
        ProductBody body, ProductWriting products, ClaimsPrincipal user, HttpContext context, TimeProvider time)
    {
        var operation = context.Operation(user.ShopperId());

        // With a key, a repeat has to come to the same product, so that its id is made of the key.
        var id = context.IdempotencyKey() is null ? ProductId.New(time) : ProductId.Of(operation);
        var write = await products.PutAsync(new PutProduct(body.ToDocument(id), 0, user.ShopperId().Value, operation, ChangeKind.Edit));
        var answer = ProductWriting.Answer(context, write);
        if (write.Refusal is not null)
        {
            return answer;
        }

        context.Response.Headers.Location = $"/api/v1/admin/products/{id}";
        return TypedResults.Json(write.View!.Document, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Replaces a product.</summary>
    public static Task<IResult> ReplaceAsync(string id, ProductBody body, ProductWriting products, ClaimsPrincipal user, HttpContext context) =>
        products.ChangeAsync(
            context, user, id, ChangeKind.Edit, current => body.ToDocument(current.Id) with { Slug = body.Slug ?? current.Slug });

    /// <summary>Changes some members of a product (JSON Merge Patch).</summary>
    public static async Task<IResult> PatchAsync(
        string id, ProductWriting products, ClaimsPrincipal user, HttpContext context, IOptions<JsonOptions> json)
    {
        var options = json.Value.SerializerOptions;
        var patch = await MergePatch.ReadAsync<ProductBody>(context.Request, options);
        return await products.ChangeAsync(
            context, user, id, ChangeKind.Edit,
            current => MergePatch.Apply(ProductBody.Of(current), patch, options).ToDocument(current.Id));
    }

    /// <summary>Changes some members of one variant, its price for instance (JSON Merge Patch).</summary>
    public static async Task<IResult> PatchVariantAsync(
        string id, Sku sku, ProductWriting products, ClaimsPrincipal user, HttpContext context, IOptions<JsonOptions> json)
    {
        var options = json.Value.SerializerOptions;
        var patch = await MergePatch.ReadAsync<VariantBody>(context.Request, options);
        return await products.ChangeAsync(context, user, id, ChangeKind.Edit, current =>
        {
            var old = current.Variants.FirstOrDefault(one => one.Sku == sku);
            return old is null ? null : current with
            {
                Variants = current.Variants.Replace(old, MergePatch.Apply(VariantBody.Of(old), patch, options).ToVariant()),
            };
        });
    }

    /// <summary>Takes a product from sale. It isn't deleted: orders and carts know it.</summary>
    public static async Task<IResult> ArchiveAsync(string id, ProductWriting products, ClaimsPrincipal user, HttpContext context)
    {
        var answer = await products.ChangeAsync(
            context, user, id, ChangeKind.Archive, static current => current with { Status = ProductStatus.Archived });
        return answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? TypedResults.NoContent() : answer;
    }
}
