using System.Text;
using Shop.Api.Catalog;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>
/// The first content of a page in HTML: what one reads, and what search engines follow, until the web app draws the whole of it. It
/// wears the web app's own classes, so that the first frame looks like the next.
/// </summary>
internal static class PageContent
{
    private const string Frame = "page flex-1 pt-6 pb-20 md:pt-10";
    private const string Bar = """
        <header class="border-b border-line bg-paper"><div class="page py-2.5"><a href="/" class="display text-xl">Orleans.Shop</a></div></header>
        """;

    /// <summary>The front page: what the shop says of itself, its departments, what is liked.</summary>
    public static string Home(IReadOnlyList<CategoryNode> departments, IReadOnlyList<ProductCard> cards)
    {
        var html = Begin().Append("""<section class="rounded-lg bg-stage p-6 md:p-12"><h1 class="display text-4xl text-lime">What you see is what we have.</h1></section>""");
        html.Append("""<nav aria-label="Departments" class="mt-10 md:grid-cols-2 grid gap-x-12">""");
        foreach (var department in departments)
        {
            html.Append("<a class=\"display border-t border-line py-4 text-2xl\" href=\"/categories/").Append(Text(department.Id)).Append("\">")
                .Append(Text(department.Name)).Append("</a>");
        }

        html.Append("</nav>");
        return End(Append(html, cards));
    }

    /// <summary>A department: its name, what is in it, its first products.</summary>
    public static string Category(Category category, IReadOnlyList<ProductCard> cards)
    {
        var html = Begin().Append("<h1 class=\"display text-3xl\">").Append(Text(category.Name)).Append("</h1>");
        if (category.Description is { Length: > 0 } description)
        {
            html.Append("<p class=\"text-lg text-muted\">").Append(Text(description)).Append("</p>");
        }

        return End(Append(html, cards));
    }

    /// <summary>A product: its picture, name, price and description.</summary>
    public static string Product(ProductView view)
    {
        var product = view.Document;
        var html = Begin().Append("<article class=\"grid gap-8 md:grid-cols-[1.15fr_1fr] md:gap-12 lg:gap-20\">");
        if (product.Images.FirstOrDefault() is { } image)
        {
            html.Append("<img class=\"size-full object-cover aspect-square overflow-hidden rounded-lg bg-sunken\" fetchpriority=\"high\" src=\"").Append(Text(image.Url))
                .Append("\" alt=\"").Append(Text(image.Alt)).Append("\" width=\"").Append(image.Width).Append("\" height=\"").Append(image.Height).Append("\">");
        }

        html.Append("<div class=\"grid content-start gap-6\"><p class=\"text-sm text-muted\">").Append(Text(product.Brand))
            .Append("</p><h1 class=\"display text-3xl\">").Append(Text(product.Title)).Append("</h1>");
        if (!product.Variants.IsEmpty)
        {
            var price = product.Variants.MinBy(static variant => variant.Price.MinorUnits)!.Price;
            html.Append("<p class=\"display text-2xl\">").Append(price.Amount).Append(' ').Append(price.Currency.Code).Append("</p>");
        }

        return End(html.Append("<div class=\"prose\">").Append(SafeMarkdown.ToHtml(product.Description)).Append("</div></div></article>"));
    }

    private static StringBuilder Append(StringBuilder html, IReadOnlyList<ProductCard> cards)
    {
        html.Append("<ul class=\"mt-10 grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3\">");
        foreach (var card in cards)
        {
            html.Append("<li><a href=\"/products/").Append(Text(card.Slug)).Append("\">").Append(Text(card.Title)).Append("</a>");
            if (card.Price is { } price)
            {
                html.Append(" <span>").Append(price.Amount).Append(' ').Append(price.Currency.Code).Append("</span>");
            }

            html.Append("</li>");
        }

        return html.Append("</ul>");
    }

    private static StringBuilder Begin() => new StringBuilder(8 * 1024).Append("<div class=\"flex min-h-dvh flex-col\">").Append(Bar).Append("<main class=\"").Append(Frame).Append("\">");

    private static string End(StringBuilder html) => html.Append("</main></div>").ToString();

    private static string Text(string text) => PageWriter.Html(text);
}
