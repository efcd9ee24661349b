using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>A product as shoppers are told of it.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">A line below the title.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Description">HTML that may stand in a page as it is.</param>
/// <param name="Categories">Ids of categories, the main one first.</param>
/// <param name="Attributes">Facts to compare by.</param>
/// <param name="Images">Pictures, the one for lists first.</param>
/// <param name="Rating">What buyers think of it.</param>
/// <param name="Options">What a shopper chooses.</param>
/// <param name="Variants">What can be bought.</param>
/// <param name="UpdatedAt">When it was last edited.</param>
public sealed record ProductAnswer(
    ProductId Id,
    string Slug,
    string Title,
    string? Subtitle,
    string Brand,
    string Description,
    ImmutableArray<string> Categories,
    ImmutableArray<ProductAttribute> Attributes,
    ImmutableArray<ProductImage> Images,
    ProductRating? Rating,
    ImmutableArray<ProductOption> Options,
    ImmutableArray<VariantAnswer> Variants,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Of what its grain tells.</summary>
    public static ProductAnswer Of(ProductView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var product = view.Document;
        return new ProductAnswer(
            product.Id,
            product.Slug,
            product.Title,
            product.Subtitle,
            product.Brand,
            SafeMarkdown.ToHtml(product.Description),
            product.Categories,
            product.Attributes,
            product.Images,
            product.Rating,
            product.Options,
            [.. product.Variants.Select((variant, i) => VariantAnswer.Of(variant, view.Availability[i].Availability))],
            product.UpdatedAt);
    }
}

/// <summary>A variant as shoppers are told of it.</summary>
/// <param name="Sku">Its name in cart and order.</param>
/// <param name="Options">One choice for each of the product's options.</param>
/// <param name="Price">What it costs.</param>
/// <param name="CompareAt">What it cost before.</param>
/// <param name="Availability">Whether it can be had.</param>
public sealed record VariantAnswer(
    Sku Sku,
    ImmutableArray<OptionChoice> Options,
    Money Price,
    Money? CompareAt,
    AvailabilityAnswer Availability)
{
    /// <summary>Of the variant and its stock.</summary>
    public static VariantAnswer Of(Variant variant, Availability availability)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new VariantAnswer(
            variant.Sku, variant.Options, variant.Price, variant.CompareAt, new AvailabilityAnswer(availability.State, availability.Quantity));
    }
}

/// <summary>Whether a variant can be had.</summary>
/// <param name="State">Whether.</param>
/// <param name="Quantity">How many; told when few are left.</param>
public sealed record AvailabilityAnswer(AvailabilityState State, int? Quantity);
