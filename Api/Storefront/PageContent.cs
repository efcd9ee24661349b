using System.Text;
using Shop.Api.Catalog;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>
/// The first content of a page in HTML: what one sees and reads, and what search engines follow, until the web app draws the whole
/// of it. It wears the web app's own classes and is laid out as that is (Web/src/Catalog, Web/src/Search), so that the largest thing on
/// the first screen stays where it is when the app takes over.
/// </summary>
internal static class PageContent
{
    // As the web app's hero and lists have them: on the first screen, and asked for at once.
    private const int HeroPictures = 4;
    private const int FirstPictures = 3;

    /// <summary>The front page: what the shop says of itself, its departments, what is liked.</summary>
    public static string Home(IReadOnlyList<CategoryNode> departments, IReadOnlyList<ProductCard> cards)
    {
        var html = Begin("grid gap-16 md:gap-24");
        html.Append("""
            <section class="grid overflow-hidden rounded-lg bg-stage text-on-stage md:grid-cols-[1.35fr_1fr]">
            <div class="grid content-between gap-10 p-6 md:p-12"><h1 class="display text-4xl text-lime">What you see is what we have.</h1>
            <div class="grid justify-items-start gap-6"><p class="max-w-md text-lg">Prices and stock are counted live, piece by piece. What you check out is held for you for ten minutes: nobody takes it from your cart.</p>
            <a href="/search?sort=newest" class="inline-flex min-h-12 items-center gap-2 rounded-md bg-lime px-5 font-semibold text-on-lime">See what’s new</a></div></div>
            <ul class="grid grid-cols-4 md:grid-cols-2 md:grid-rows-2">
            """);
        foreach (var card in cards.Take(HeroPictures))
        {
            html.Append("<li class=\"aspect-square overflow-hidden bg-shade md:aspect-auto\"><a class=\"block size-full\" href=\"/products/")
                .Append(Text(card.Slug)).Append("\">").AppendPicture(card.Image, card.Title, isFirst: true).Append("</a></li>");
        }

        html.Append("</ul></section><section class=\"grid gap-6\"><h2 class=\"display text-2xl\">Departments</h2><ul class=\"grid gap-x-12 md:grid-cols-2\">");
        foreach (var department in departments)
        {
            html.Append("<li class=\"border-t border-line\"><a class=\"grid grid-cols-[1fr_auto] items-baseline gap-4 py-4\" href=\"/categories/")
                .Append(Text(department.Id)).Append("\"><span class=\"display text-2xl\">").Append(Text(department.Name))
                .Append("</span><span></span><span class=\"text-sm text-muted\">").Append(Text(department.Description ?? "")).Append("</span></a></li>");
        }

        return html.Append("</ul></section>").AppendCards(cards, firstPictures: 0).Append("</div>").ToString();
    }

    /// <summary>A department, or what is in one: its name and what it has.</summary>
    /// <param name="path">From the department down to it.</param>
    /// <param name="cards">The first page of its list; none where the address asks for a part of it.</param>
    public static string Category(IReadOnlyList<Category> path, IReadOnlyList<ProductCard> cards)
    {
        var category = path[^1];
        var html = Begin("grid gap-8").Append("<header class=\"grid gap-4\">").AppendBreadcrumb(path.SkipLast(1))
            .Append("<div class=\"grid gap-2\"><h1 class=\"display text-3xl\">").Append(Text(category.Name)).Append("</h1>");
        if (category.Description is { Length: > 0 } description)
        {
            html.Append("<p class=\"text-lg text-muted\">").Append(Text(description)).Append("</p>");
        }

        html.Append("</div></header><div class=\"grid gap-8 lg:grid-cols-[15rem_1fr] lg:gap-14\"><div class=\"hidden lg:block\"></div>")
            .Append("<div class=\"grid content-start gap-6\"><div class=\"min-h-14 border-b border-line\"></div>");
        return html.AppendCards(cards, FirstPictures).Append("</div></div></div>").ToString();
    }

    /// <summary>A product: its picture, name, price and description.</summary>
    public static string Product(ProductView view, IReadOnlyList<Category> path)
    {
        var product = view.Document;
        var html = Begin("grid gap-8").AppendBreadcrumb(path)
            .Append("<div class=\"grid gap-8 md:grid-cols-[1.15fr_1fr] md:gap-12 lg:gap-20\"><div class=\"grid content-start gap-3\">")
            .Append("<div class=\"aspect-square overflow-hidden rounded-lg bg-sunken\">")
            .AppendPicture(product.Images.FirstOrDefault(), isFirst: true).Append("</div>");
        if (product.Images.Length > 1)
        {
            html.Append("<div class=\"h-16 sm:h-20\"></div>"); // the smaller pictures' row
        }

        html.Append("</div><div class=\"grid content-start gap-6\"><header class=\"grid gap-2\"><p class=\"text-sm text-muted\">").Append(Text(product.Brand))
            .Append("</p><h1 class=\"display text-3xl\">").Append(Text(product.Title)).Append("</h1>");
        if (product.Subtitle is { Length: > 0 } subtitle)
        {
            html.Append("<p class=\"text-lg text-muted\">").Append(Text(subtitle)).Append("</p>");
        }

        html.Append("</header>");
        if (!product.Variants.IsEmpty)
        {
            html.Append("<p class=\"display text-2xl tabular-nums\">")
                .Append(Text(PriceText.Of(product.Variants.MinBy(static variant => variant.Price.MinorUnits)!.Price))).Append("</p>");
        }

        return html.Append("<div class=\"prose\">").Append(SafeMarkdown.ToHtml(product.Description)).Append("</div></div></div></div>").ToString();
    }

    private static StringBuilder Begin(string look) => new StringBuilder(16 * 1024).Append("<div class=\"").Append(look).Append("\">");

    private static StringBuilder AppendBreadcrumb(this StringBuilder html, IEnumerable<Category> path)
    {
        html.Append("<nav class=\"min-h-6 text-sm text-muted\"><a href=\"/\">Shop</a>");
        foreach (var category in path)
        {
            html.Append(" › <a href=\"/categories/").Append(Text(category.Id)).Append("\">").Append(Text(category.Name)).Append("</a>");
        }

        return html.Append("</nav>");
    }

    private static string Text(string text) => PageWriter.Html(text);
}
