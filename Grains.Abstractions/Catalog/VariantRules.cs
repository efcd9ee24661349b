using System.Collections.Immutable;
using static Shop.Catalog.CatalogFaultRule;
using static Shop.Catalog.CatalogLimits;

namespace Shop.Catalog;

/// <summary>What a product's variants must be like.</summary>
internal static class VariantRules
{
    public static void Check(ProductDocument product, FaultList faults)
    {
        faults.That(!product.Variants.IsEmpty, "/variants", Required, "A product has a variant at least: what is bought.");
        faults.Count(product.Variants.Length, VariantsMax, "/variants");
        var skus = new HashSet<Sku>();
        var choices = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(product.Variants.Length, VariantsMax); i++)
        {
            var (variant, at) = (product.Variants[i], $"/variants/{i}");
            if (variant is null)
            {
                faults.That(false, at, Required, "A variant can't be null.");
                continue;
            }

            faults.That(variant.Sku != default, $"{at}/sku", Required, "A variant has a SKU.");
            faults.That(skus.Add(variant.Sku), $"{at}/sku", Taken, "Another variant of the product has this SKU.");
            CheckChoices(product.Options, variant, choices, at, faults);
            CheckPrice(variant, product.Variants[0].Price.Currency, at, faults);
            faults.InRange(variant.WeightGrams, 0, WeightGramsMax, $"{at}/weightGrams");
            faults.That(variant.TaxClass is null || Slug.IsValid(variant.TaxClass), $"{at}/taxClass", Malformed, "A tax class has small letters, digits and single hyphens.");
        }
    }

    private static void CheckChoices(
        ImmutableArray<ProductOption> options, Variant variant, HashSet<string> choices, string at, FaultList faults)
    {
        var fits = variant.Options.Length == options.Length;
        for (var i = 0; fits && i < options.Length; i++)
        {
            fits = variant.Options[i]?.Name == options[i]?.Name && options[i]?.Values.IsDefaultOrEmpty == false
                && options[i].Values.Contains(variant.Options[i]!.Value);
        }

        faults.That(fits, $"{at}/options", Mismatch, "A variant has one of the values of each of the product's options, in their order.");
        faults.That(
            !fits || choices.Add(string.Join('\n', variant.Options.Select(static one => one.Value))),
            $"{at}/options", Taken, "Another variant of the product has these options.");
    }

    private static void CheckPrice(Variant variant, Currency currency, string at, FaultList faults)
    {
        faults.InRange(variant.Price.MinorUnits, 0, PriceMinorUnitsMax, $"{at}/price");
        faults.That(variant.Price.Currency != default, $"{at}/price", Required, "A variant has a price.");
        faults.That(variant.Price.Currency == currency, $"{at}/price", Mismatch, "All variants of a product have prices of one currency.");
        if (variant.CompareAt is { } compareAt)
        {
            faults.That(compareAt.Currency == variant.Price.Currency, $"{at}/compareAt", Mismatch, "It is of the price's currency.");
            faults.InRange(compareAt.MinorUnits, variant.Price.MinorUnits + 1, PriceMinorUnitsMax, $"{at}/compareAt");
        }
    }
}
