using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>A product as exports write it and imports read it: what staff write, and what comes from elsewhere with a whole catalog.</summary>
/// <param name="Id">Which product; left out for the one that has the slug, or a new one.</param>
/// <param name="Rating">What buyers think of it.</param>
/// <param name="Slug">Its name in addresses; made of the title where it is left out.</param>
/// <param name="Status">Whether shoppers see it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">A line below the title.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Categories">Ids of categories, the main one first.</param>
/// <param name="Attributes">Facts to compare by.</param>
/// <param name="Images">Pictures, the one for lists first.</param>
/// <param name="Options">What a shopper chooses.</param>
/// <param name="Variants">What can be bought.</param>
public sealed record ProductLine(
    ProductId? Id,
    ProductRating? Rating,
    string? Slug,
    ProductStatus? Status,
    string? Title,
    string? Subtitle,
    string? Brand,
    string? Description,
    ImmutableArray<string>? Categories,
    ImmutableArray<ProductAttribute>? Attributes,
    ImmutableArray<ProductImage>? Images,
    ImmutableArray<ProductOption>? Options,
    ImmutableArray<VariantBody>? Variants)
    : ProductBody(Slug, Status, Title, Subtitle, Brand, Description, Categories, Attributes, Images, Options, Variants)
{
    /// <summary>The line of a product.</summary>
    public static ProductLine Of(ProductDocument product, ProductBody body)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(body);
        return new ProductLine(
            product.Id, product.Rating, body.Slug, body.Status, body.Title, body.Subtitle, body.Brand, body.Description, body.Categories,
            body.Attributes, body.Images, body.Options, body.Variants);
    }
}
