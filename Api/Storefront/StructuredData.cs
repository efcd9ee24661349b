using System.Globalization;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>What pages tell machines about their subject, in schema.org's terms (JSON-LD). Every value is the catalog's own.</summary>
internal static class StructuredData
{
    private const string Context = "https://schema.org";

    /// <summary>The shop, and how it is searched.</summary>
    public static object Site(string origin) => new Dictionary<string, object>
    {
        ["@context"] = Context,
        ["@type"] = "WebSite",
        ["name"] = "Orleans.Shop",
        ["url"] = origin + "/",
        ["potentialAction"] = new Dictionary<string, object>
        {
            ["@type"] = "SearchAction",
            ["target"] = origin + "/search?q={search_term_string}",
            ["query-input"] = "required name=search_term_string",
        },
    };

    /// <summary>Where a page is: the departments down to it.</summary>
    public static object Breadcrumb(string origin, IReadOnlyList<Category> path, ProductDocument? product = null)
    {
        var steps = path.Select(category => (category.Name, Address: $"{origin}/categories/{category.Id}"))
            .Concat(product is null ? [] : [(product.Title, $"{origin}/products/{product.Slug}")]);
        return new Dictionary<string, object>
        {
            ["@context"] = Context,
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = steps.Select(static (step, i) => new Dictionary<string, object>
            {
                ["@type"] = "ListItem",
                ["position"] = i + 1,
                ["name"] = step.Item1,
                ["item"] = step.Item2,
            }).ToList(),
        };
    }

    /// <summary>A product with an offer for each of its variants.</summary>
    public static object Product(string origin, ProductView view)
    {
        var product = view.Document;
        var facts = new Dictionary<string, object>
        {
            ["@context"] = Context,
            ["@type"] = "Product",
            ["name"] = product.Title,
            ["url"] = $"{origin}/products/{product.Slug}",
            ["brand"] = new Dictionary<string, object> { ["@type"] = "Brand", ["name"] = product.Brand },
            ["image"] = Images(product).Select(url => PageWriter.Absolute(origin, url)).ToList(),
            ["offers"] = product.Variants.Select((variant, i) => Offer(origin, product, variant, view.Availability[i].Availability.State)).ToList(),
        };
        if (product.Rating is { Count: > 0 } rating)
        {
            facts["aggregateRating"] = new Dictionary<string, object>
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = rating.Average.ToString(CultureInfo.InvariantCulture),
                ["reviewCount"] = rating.Count,
            };
        }

        return facts;
    }

    // What everybody can read goes first.
    private static IEnumerable<string> Images(ProductDocument product) =>
        product.Images.Select(SharedImage.Raster).OfType<ProductImage>().Concat(product.Images).Select(static image => image.Url).Distinct();

    private static Dictionary<string, object> Offer(string origin, ProductDocument product, Variant variant, AvailabilityState state) => new()
    {
        ["@type"] = "Offer",
        ["sku"] = variant.Sku.Value,
        ["price"] = variant.Price.Amount,
        ["priceCurrency"] = variant.Price.Currency.Code,
        ["availability"] = $"{Context}/{Availability(state)}",
        ["url"] = $"{origin}/products/{product.Slug}?sku={Uri.EscapeDataString(variant.Sku.Value)}",
    };

    private static string Availability(AvailabilityState state) => state switch
    {
        AvailabilityState.Out => "OutOfStock",
        AvailabilityState.Low => "LimitedAvailability",
        AvailabilityState.Backorder => "BackOrder",
        _ => "InStock",
    };
}
