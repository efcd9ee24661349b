using Shop.Catalog;

namespace Shop.Api.Carts;

/// <summary>A thing that the shop sells now.</summary>
/// <param name="Product">Its product.</param>
/// <param name="Variant">The variant that it is.</param>
/// <param name="Availability">Whether it can be had.</param>
public sealed record SoldThing(ProductDocument Product, Variant Variant, Availability Availability)
{
    private CartProductAnswer? _answer;

    /// <summary>What a cart shows of it.</summary>
    public CartProductAnswer Answer => _answer ??= new CartProductAnswer(
        Product.Id, Product.Slug, Product.Title, Variant.Options, Product.Images.FirstOrDefault());

    /// <summary>What a product's view says of one of its SKUs; null where it isn't sold.</summary>
    public static SoldThing? Of(ProductView? view, Sku sku)
    {
        if (view is not { Document.Status: ProductStatus.Active }
            || view.Document.Variants.FirstOrDefault(variant => variant.Sku == sku) is not { } variant)
        {
            return null;
        }

        var availability = view.Availability.FirstOrDefault(one => one.Sku == sku).Availability;
        return new SoldThing(view.Document, variant, availability);
    }
}
