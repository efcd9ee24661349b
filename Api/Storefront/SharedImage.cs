using Shop.Api.Media;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>The picture that stands beside a page's link in messages and networks, none of which reads SVG.</summary>
internal static class SharedImage
{
    // What stands for a page without such a picture (Web/public).
    private static readonly ProductImage _icon = new("/icon-512.png", "Orleans.Shop", 512, 512);

    /// <summary>The picture of a page whose own is the given one: itself, the image of a drawing, or the shop's icon.</summary>
    public static ProductImage Of(ProductImage? image) => image is null ? _icon : Raster(image) ?? _icon;

    /// <summary>A picture as all can read it; null where there is only an SVG of it.</summary>
    public static ProductImage? Raster(ProductImage image)
    {
        if (SharePictures.AddressOf(image.Url) is { } address)
        {
            return image with { Url = address, Width = SharePictures.Width, Height = SharePictures.Height };
        }

        var path = image.Url.Split('?', '#')[0];
        return path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? null : image;
    }
}
