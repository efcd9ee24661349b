namespace Shop.Catalog;

/// <summary>A picture of a product. Nobody in the shop fetches it: browsers do.</summary>
/// <param name="Url">A path of this site (<c>/images/…</c>) or an https address.</param>
/// <param name="Alt">What it shows, for those who can't see it; empty for a picture that only decorates.</param>
/// <param name="Width">In pixels, so that a page needn't jump when the picture arrives.</param>
/// <param name="Height">In pixels.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductImage")]
public sealed record ProductImage(
    [property: Id(0)] string Url,
    [property: Id(1)] string Alt,
    [property: Id(2)] int Width,
    [property: Id(3)] int Height);
