using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>A variant as staff write it.</summary>
/// <param name="Sku">Its name in stock, cart and order.</param>
/// <param name="Options">One choice for each of the product's options.</param>
/// <param name="Price">What it costs.</param>
/// <param name="CompareAt">What it cost before.</param>
/// <param name="AllowBackorder">Whether it can be bought when there is none left.</param>
/// <param name="WeightGrams">With its wrapping.</param>
/// <param name="TaxClass">Which rate of tax applies; left out for the ordinary one.</param>
public sealed record VariantBody(
    Sku? Sku,
    ImmutableArray<OptionChoice>? Options,
    Money? Price,
    Money? CompareAt,
    bool? AllowBackorder,
    int? WeightGrams,
    string? TaxClass)
{
    /// <summary>What staff would have to write to get this variant.</summary>
    public static VariantBody Of(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new VariantBody(
            variant.Sku, variant.Options, variant.Price, variant.CompareAt, variant.AllowBackorder, variant.WeightGrams, variant.TaxClass);
    }

    /// <summary>The variant that they mean.</summary>
    public Variant ToVariant() => new()
    {
        Sku = Sku ?? default,
        Options = Options ?? [],
        Price = Price ?? default,
        CompareAt = CompareAt,
        AllowBackorder = AllowBackorder ?? false,
        WeightGrams = WeightGrams ?? 0,
        TaxClass = TaxClass,
    };
}
