using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Shop.Api.Catalog;
using Shop.Api.Search;
using Shop.Catalog;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Storefront;

/// <summary>The pages that search engines find: the front, the departments, the products.</summary>
internal sealed class CatalogPages(
    PageWriter writer, CategoryMemory categories, ProductMemory memory, ProductNames names, Products products, SearchProducts search, IOptions<JsonOptions> json)
{
    // As the web app asks for them: Web/src/Catalog/HomePage.tsx and Web/src/Search/search.ts.
    private const int ShelfSize = 8;
    private const int ListSize = 24;

    // Of an answer with more in it than is read here.
    private readonly JsonSerializerOptions _reading = new(json.Value.SerializerOptions) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    // What search engines show of a description.
    private const int DescriptionLengthMax = 160;

    /// <summary>The front page.</summary>
    public async Task HomeAsync(HttpContext context)
    {
        var tree = await categories.GetAsync(context.RequestAborted);
        var popular = await ShelfAsync(SortOrder.Relevance, context.RequestAborted);
        var newest = await ShelfAsync(SortOrder.Newest, context.RequestAborted);
        var origin = writer.Origin(context.Request);
        await writer.WriteAsync(context, new Page(
            "",
            $"What you see is what we have: {string.Join(", ", tree.Roots.Select(static one => one.Name))}. Prices and stock are counted live.",
            "/",
            Facts: [StructuredData.Site(origin)],
            Content: PageContent.Home(tree.Roots, Cards(popular)),
            Data: [Tree(tree), new(["shelf", "relevance"], popular), new(["shelf", "newest"], newest)]));
    }

    /// <summary>A department or what is in one; 404 where there is none.</summary>
    public async Task CategoryAsync(string category, HttpContext context)
    {
        var tree = await categories.GetAsync(context.RequestAborted);
        if (!tree.Contains(category))
        {
            await writer.WriteAsync(context, new Page("Not found", Data: [Tree(tree)]) { Status = StatusCodes.Status404NotFound });
            return;
        }

        // An address with filters shows less of the same: it isn't listed, and the web app asks for it.
        var isPlain = context.Request.Query.Count == 0;
        var found = isPlain ? await search.AnswerAsync(ListOf(category, tree), context.RequestAborted) : null;
        var path = tree.Path(category);
        var origin = writer.Origin(context.Request);
        await writer.WriteAsync(context, new Page(
            path[^1].Name,
            Short(path[^1].Description is { Length: > 0 } description ? $"{path[^1].Name}: {description}" : path[^1].Name),
            $"/categories/{category}",
            Facts: [StructuredData.Breadcrumb(origin, path)],
            Content: PageContent.Category(path, found is null ? [] : Cards(found)),
            Data: found is null ? [Tree(tree)] : [Tree(tree), new(["search", Key(category)], found)]));
    }

    /// <summary>
    /// A product; 410 where it was taken from sale, 404 where there never was one. From an address that it had before one is led on
    /// to the one that it has now.
    /// </summary>
    public async Task ProductAsync(string slug, HttpContext context)
    {
        var entry = await FindAsync(slug, context.RequestAborted);
        if (entry is { View.Document: { Status: ProductStatus.Active } moved } && moved.Slug != slug && moved.Id.Value != slug)
        {
            context.Response.Redirect($"/products/{moved.Slug}{context.Request.QueryString}", permanent: true);
            return;
        }

        if (entry is not { View.Document: { Status: ProductStatus.Active } product })
        {
            await writer.WriteAsync(context, new Page("Not found")
            {
                Status = entry is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone,
            });
            return;
        }

        var tree = await categories.GetAsync(context.RequestAborted);
        var path = product.Categories.IsEmpty ? [] : tree.Path(product.Categories[0]);
        var origin = writer.Origin(context.Request);
        await writer.WriteAsync(context, new Page(
            product.Title,
            Short(product.Subtitle is { Length: > 0 } subtitle ? $"{product.Title} by {product.Brand}: {subtitle}" : $"{product.Title} by {product.Brand}"),
            $"/products/{product.Slug}",
            product.Images.FirstOrDefault(),
            [StructuredData.Product(origin, entry.View), StructuredData.Breadcrumb(origin, path, product)],
            PageContent.Product(entry.View, path),
            [Tree(tree), new(["product", slug], entry.Body.Bytes)]));
    }

    private async ValueTask<ProductEntry?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var entry = await (ProductId.TryParse(slug, out var id) ? memory.FindAsync(id) : memory.FindBySlugAsync(slug));
        return entry is null && await names.OfFormerSlugAsync(slug, cancellationToken) is { } former ? await memory.FindAsync(former) : entry;
    }

    private async Task<byte[]> ShelfAsync(SortOrder sort, CancellationToken cancellationToken)
    {
        var query = new ProductQuery { Words = "", Sort = sort, Limit = ShelfSize };
        return SearchAnswer.List(query, await products.ListAsync(query, cancellationToken));
    }

    private static ProductQuery ListOf(string category, Categories tree) => new()
    {
        Words = "",
        Sort = SortOrder.Relevance,
        Limit = ListSize,
        Category = category,
        CategoryNumbers = tree.NumbersBelow(category),
    };

    private static Dictionary<string, object> Key(string category) => new()
    {
        ["category"] = new[] { category },
        ["sort"] = "relevance",
        ["limit"] = ListSize,
    };

    private PageData Tree(Categories tree) => new(["categories"], JsonSerializer.SerializeToUtf8Bytes(new CategoryList(tree.Roots), json.Value.SerializerOptions));

    private ProductCard[] Cards(byte[] answer) => [.. JsonSerializer.Deserialize<ListedProducts>(answer, _reading)!.Items];

    private static string Short(string text) => text.Length <= DescriptionLengthMax ? text : text[..(DescriptionLengthMax - 1)] + "…";
}
