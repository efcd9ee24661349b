using System.Buffers;
using System.Collections.Immutable;
using static Shop.Catalog.CatalogFaultRule;
using static Shop.Catalog.CatalogLimits;

namespace Shop.Catalog;

/// <summary>What a product must be like, whoever writes it: staff, an import, the demo catalog.</summary>
public static class ProductRules
{
    private static readonly SearchValues<char> _notInUrls = SearchValues.Create(" \"'<>\\`{}|^");

    /// <summary>Every field that breaks a rule; none where the product may be stored.</summary>
    public static ImmutableArray<CatalogFault> Check(ProductDocument product)
    {
        ArgumentNullException.ThrowIfNull(product);
        var faults = new FaultList();
        faults.That(product.Id != default, "/id", Required, "A product has an id.");
        faults.That(Slug.IsValid(product.Slug), "/slug", Malformed, $"A slug has 1–{SlugLengthMax} small letters, digits and single hyphens.");
        faults.Text(product.Title, TitleLengthMax, "/title");
        faults.OptionalText(product.Subtitle, SubtitleLengthMax, "/subtitle");
        faults.OptionalText(product.Brand, BrandLengthMax, "/brand");
        faults.Prose(product.Description, DescriptionLengthMax, "/description");
        CheckCategories(product, faults);
        CheckAttributes(product, faults);
        CheckImages(product, faults);
        CheckRating(product.Rating, faults);
        CheckOptions(product, faults);
        VariantRules.Check(product, faults);
        return faults.ToImmutable();
    }

    private static void CheckCategories(ProductDocument product, FaultList faults)
    {
        faults.Count(product.Categories.Length, CategoriesMax, "/categories");
        for (var i = 0; i < product.Categories.Length; i++)
        {
            var at = $"/categories/{i}";
            faults.That(Slug.IsValid(product.Categories[i]), at, Malformed, "A category's id has small letters, digits and single hyphens.");
            faults.That(product.Categories.IndexOf(product.Categories[i]) == i, at, Taken, "The product is in this category already.");
        }
    }

    private static void CheckAttributes(ProductDocument product, FaultList faults)
    {
        faults.Count(product.Attributes.Length, AttributesMax, "/attributes");
        for (var i = 0; i < product.Attributes.Length; i++)
        {
            faults.Text(product.Attributes[i]?.Name, LabelLengthMax, $"/attributes/{i}/name");
            faults.Text(product.Attributes[i]?.Value, LabelLengthMax, $"/attributes/{i}/value");
        }
    }

    private static void CheckImages(ProductDocument product, FaultList faults)
    {
        faults.Count(product.Images.Length, ImagesMax, "/images");
        for (var i = 0; i < product.Images.Length; i++)
        {
            var (image, at) = (product.Images[i], $"/images/{i}");
            faults.That(IsImageUrl(image?.Url), $"{at}/url", Malformed, "A picture is at a path of this site or at an https address, without user or fragment.");
            faults.That(image?.Alt?.Length <= LabelLengthMax && FaultList.IsLine(image.Alt), $"{at}/alt", TooLong, $"This is one line of up to {LabelLengthMax} characters.");
            faults.InRange(image?.Width, 1, ImageSideMax, $"{at}/width");
            faults.InRange(image?.Height, 1, ImageSideMax, $"{at}/height");
        }
    }

    // Browsers fetch pictures, the shop never does: but a page must not be made to call other schemes, or the site's own
    // addresses by "//host".
    private static bool IsImageUrl(string? url)
    {
        if (url is not { Length: > 0 and <= UrlLengthMax } || url.AsSpan().ContainsAny(_notInUrls) || url.Any(char.IsControl))
        {
            return false;
        }

        return url.StartsWith('/')
            ? !url.StartsWith("//", StringComparison.Ordinal)
            : Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;
    }

    private static void CheckRating(ProductRating? rating, FaultList faults)
    {
        if (rating is not null)
        {
            faults.That(rating.Average is >= 0 and <= 5 && decimal.Round(rating.Average, 2) == rating.Average, "/rating/average", OutOfRange, "This is 0 to 5, to a hundredth.");
            faults.InRange(rating.Count, 0, int.MaxValue, "/rating/count");
        }
    }

    private static void CheckOptions(ProductDocument product, FaultList faults)
    {
        faults.Count(product.Options.Length, OptionsMax, "/options");
        for (var i = 0; i < product.Options.Length; i++)
        {
            var (option, at) = (product.Options[i], $"/options/{i}");
            faults.Text(option?.Name, LabelLengthMax, $"{at}/name");
            faults.That(product.Options.Count(other => other?.Name == option?.Name) == 1, $"{at}/name", Taken, "Two options have this name.");
            var values = option is null || option.Values.IsDefault ? [] : option.Values;
            faults.That(!values.IsEmpty, $"{at}/values", Required, "An option has values to choose from.");
            faults.Count(values.Length, OptionValuesMax, $"{at}/values");
            for (var j = 0; j < values.Length; j++)
            {
                faults.Text(values[j], LabelLengthMax, $"{at}/values/{j}");
                faults.That(values.IndexOf(values[j]) == j, $"{at}/values/{j}", Taken, "The option has this value already.");
            }
        }
    }
}
