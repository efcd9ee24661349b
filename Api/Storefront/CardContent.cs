using System.Text;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>Products and their pictures as lists show them: the web app's ProductCard (Web/src/Catalog), before that is there.</summary>
internal static class CardContent
{
    /// <summary>A list of products.</summary>
    /// <param name="html">What it is added to.</param>
    /// <param name="cards">The products.</param>
    /// <param name="firstPictures">How many pictures are on the first screen; the others come when one gets there.</param>
    public static StringBuilder AppendCards(this StringBuilder html, IReadOnlyList<ProductCard> cards, int firstPictures)
    {
        html.Append("<ul class=\"grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 md:gap-y-12\">");
        for (var i = 0; i < cards.Count; i++)
        {
            html.Append("<li class=\"card-place\">").AppendCard(cards[i], i < firstPictures).Append("</li>");
        }

        return html.Append("</ul>");
    }

    /// <summary>A product's picture in a frame that has its place already; nothing where there is none.</summary>
    /// <param name="html">What it is added to.</param>
    /// <param name="image">The picture.</param>
    /// <param name="alt">What it shows, where that isn't the picture's own text.</param>
    /// <param name="isFirst">Whether it is on the first screen: asked for at once, before others.</param>
    public static StringBuilder AppendPicture(this StringBuilder html, ProductImage? image, string? alt = null, bool isFirst = false)
    {
        if (image is null)
        {
            return html;
        }

        return html.Append("<img class=\"size-full object-cover\"").Append(isFirst ? " fetchpriority=\"high\"" : " loading=\"lazy\"")
            .Append(" src=\"").Append(PageWriter.Html(image.Url)).Append("\" alt=\"").Append(PageWriter.Html(alt ?? image.Alt))
            .Append("\" width=\"").Append(image.Width).Append("\" height=\"").Append(image.Height).Append("\">");
    }

    private static StringBuilder AppendCard(this StringBuilder html, ProductCard card, bool isFirst)
    {
        html.Append("<article class=\"grid content-start gap-3\"><div class=\"aspect-square overflow-hidden rounded-lg bg-sunken\">").AppendPicture(card.Image, isFirst: isFirst)
            .Append("</div><div class=\"grid gap-0.5\"><p class=\"text-xs text-muted\">").Append(PageWriter.Html(card.Brand))
            .Append("</p><h2 class=\"leading-snug font-semibold text-pretty\"><a href=\"/products/").Append(PageWriter.Html(card.Slug)).Append("\">")
            .Append(PageWriter.Html(card.Title)).Append("</a></h2>");
        if (card.Price is { } price)
        {
            html.Append("<p class=\"tabular-nums\">").Append(card.PriceMax is null ? "" : "from ").Append(PageWriter.Html(PriceText.Of(price))).Append("</p>");
        }

        return html.Append("</div></article>");
    }
}
