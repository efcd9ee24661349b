using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>
/// A product as staff write it. What isn't here isn't theirs to write: ids, versions, times and what buyers think of it.
/// </summary>
/// <param name="Slug">Its name in addresses; made of the title where it is left out.</param>
/// <param name="Status">Whether shoppers see it; <see cref="ProductStatus.Active"/> where it is left out.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">A line below the title.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Categories">Ids of categories, the main one first.</param>
/// <param name="Attributes">Facts to compare by.</param>
/// <param name="Images">Pictures, the one for lists first.</param>
/// <param name="Options">What a shopper chooses.</param>
/// <param name="Variants">What can be bought.</param>
public record ProductBody(
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
{
    /// <summary>What staff would have to write to get this product.</summary>
    public static ProductBody Of(ProductDocument product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return new ProductBody(
            product.Slug,
            product.Status,
            product.Title,
            product.Subtitle,
            product.Brand,
            product.Description,
            product.Categories,
            product.Attributes,
            product.Images,
            product.Options,
            [.. product.Variants.Select(VariantBody.Of)]);
    }

    /// <summary>The product that they mean. What is missing shows when <see cref="ProductRules"/> checks it.</summary>
    public ProductDocument ToDocument(ProductId id) => new()
    {
        Id = id,
        Slug = Slug ?? Shop.Catalog.Slug.Of(Title ?? ""),
        Status = Status ?? ProductStatus.Active,
        Title = Title ?? "",
        Subtitle = Subtitle,
        Brand = Brand ?? "",
        Description = Description ?? "",
        Categories = Categories ?? [],
        Attributes = Attributes ?? [],
        Images = Images ?? [],
        Options = Options ?? [],
        Variants = [.. (Variants ?? []).Select(static one => one?.ToVariant()!)],
    };
}
