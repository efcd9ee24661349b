using Shop.Api.Security;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>
/// Answers the shop's most frequent request, a product that is in memory, before anything else looks at it: it asks for no
/// session, waits for nothing, and costs little more than its bytes. All others go the usual way, by <see cref="ReadProduct"/>.
/// </summary>
internal static class ProductsFromMemory
{
    private const string Path = "/api/v1/products/";

    /// <summary>Adds it; first of all, since the errors that other parts look out for can't happen in it.</summary>
    public static IApplicationBuilder UseProductsFromMemory(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var memory = app.ApplicationServices.GetRequiredService<ProductMemory>();
        return app.Use((context, next) => Find(context.Request, memory) is { } entry ? AnswerAsync(context, entry) : next(context));
    }

    private static ProductEntry? Find(HttpRequest request, ProductMemory memory)
    {
        var path = request.Path.Value;
        return path is not null && path.StartsWith(Path, StringComparison.Ordinal)
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && memory.FindInMemory(path[Path.Length..]) is { View.Document.Status: ProductStatus.Active } entry
                ? entry
                : null;
    }

    private static Task AnswerAsync(HttpContext context, ProductEntry entry)
    {
        SecurityHeaders.Add(context.Response.Headers);
        return ReadProduct.AnswerAsync(context, entry);
    }
}
