namespace Shop.Pricing;

/// <summary>Where a parcel goes, as far as tax and shipping depend on it.</summary>
/// <param name="Country">Two capitals of ISO 3166-1: <c>DE</c>.</param>
/// <param name="Region">The state or province, without its country: <c>CA</c>; empty where nobody has said.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.Destination")]
public sealed record Destination([property: Id(0)] string Country, [property: Id(1)] string Region)
{
    /// <summary>Whether a text has the form of a country's code; not, whether there is such a country.</summary>
    public static bool IsCountry(string? text) => text is { Length: 2 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>Whether a text has the form of a region's code (ISO 3166-2): 1–3 capitals or digits.</summary>
    public static bool IsRegion(string? text) =>
        text is { Length: >= 1 and <= 3 } && text.All(static letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
}
