using System.Text;
using Npgsql;
using Shop.Api.Catalog;
using Shop.Api.Search;

namespace Shop.Api.Storefront;

/// <summary>What search engines ask for first: where they may go, and every address that is worth a visit.</summary>
internal static class CrawlerFiles
{
    // A file has 50,000 addresses at most (sitemaps.org), the departments' among them; of a larger catalog the best-liked are in it.
    private const int ProductsMax = 45_000;

    // Of a walk over all products: a crawler comes some times a day.
    private const string CacheControl = "public, max-age=3600";

    private const string ProductsSql =
        "SELECT card::jsonb ->> 'slug' FROM shop.search_products WHERE active ORDER BY popularity DESC, id LIMIT $1";

    /// <summary>Pages that are one's own, and lists that have no end.</summary>
    public static IResult Robots(HttpContext context, PageWriter writer)
    {
        context.Response.Headers.CacheControl = CacheControl;
        return Results.Text(
            $"User-agent: *\nDisallow: /api/\nDisallow: /search\nDisallow: /cart\nDisallow: /checkout\nDisallow: /orders\nDisallow: /account\nDisallow: /admin\n"
            + $"Sitemap: {writer.Origin(context.Request)}/sitemap.xml\n");
    }

    /// <summary>The front, the departments, the products.</summary>
    public static async Task<IResult> SitemapAsync(HttpContext context, PageWriter writer, CategoryMemory categories, SearchDatabase database)
    {
        var origin = writer.Origin(context.Request);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        Add(xml, origin + "/");
        foreach (var category in Flat((await categories.GetAsync(context.RequestAborted)).Roots))
        {
            Add(xml, $"{origin}/categories/{category.Id}");
        }

        await using var command = database.Source.CreateCommand(ProductsSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ProductsMax });
        await using var rows = await command.ExecuteReaderAsync(context.RequestAborted);
        while (await rows.ReadAsync(context.RequestAborted))
        {
            Add(xml, $"{origin}/products/{rows.GetString(0)}");
        }

        context.Response.Headers.CacheControl = CacheControl;
        return Results.Text(xml.Append("</urlset>\n").ToString(), "application/xml", Encoding.UTF8);
    }

    private static IEnumerable<CategoryNode> Flat(IEnumerable<CategoryNode> nodes) => nodes.SelectMany(static node => Flat(node.Children).Prepend(node));

    private static void Add(StringBuilder xml, string address) => xml.Append("<url><loc>").Append(PageWriter.Html(address)).Append("</loc></url>\n");
}
