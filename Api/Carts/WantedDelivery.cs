using Microsoft.AspNetCore.Mvc;
using Shop.Api.Problems;
using Shop.Pricing;

namespace Shop.Api.Carts;

/// <summary>Where a shopper may want the cart sent, and how: for an estimate of tax and shipping.</summary>
/// <param name="Destination">Where to.</param>
/// <param name="Method">The method's id; null while none is chosen.</param>
public sealed record WantedDelivery(Destination Destination, string? Method);

/// <summary>The query of routes that reckon with a destination.</summary>
/// <param name="Country">Two letters of ISO 3166-1.</param>
/// <param name="Region">The state or province, without its country: 1–3 letters or digits.</param>
/// <param name="PostalCode">As addresses have it; it decides about nothing yet.</param>
/// <param name="ShippingMethod">A method's id.</param>
public sealed record DeliveryQuery(
    [property: FromQuery(Name = "country")] string? Country,
    [property: FromQuery(Name = "region")] string? Region,
    [property: FromQuery(Name = "postalCode")] string? PostalCode,
    [property: FromQuery(Name = "shippingMethod")] string? ShippingMethod)
{
    // The longest postal codes have ten characters.
    private const int PostalCodeLengthMax = 16;

    private const int MethodLengthMax = 40;

    /// <summary>Checks it; a country is needed where anything else is given, or where <paramref name="isCountryNeeded"/>.</summary>
    public Validation Validate(bool isCountryNeeded) => new Validation()
        .That(
            Country is null ? !isCountryNeeded && Region is null && ShippingMethod is null : Destination.IsCountry(Country.ToUpperInvariant()),
            "country",
            "This is needed: two letters of ISO 3166-1.")
        .That(Region is null || Destination.IsRegion(Region.ToUpperInvariant()), "region", "This is a state or province: 1 to 3 letters or digits.")
        .OptionalText(PostalCode, PostalCodeLengthMax, "postalCode")
        .OptionalText(ShippingMethod, MethodLengthMax, "shippingMethod");

    /// <summary>What it asks for; null where it asks for nothing.</summary>
    public WantedDelivery? Wanted() => Country is null
        ? null
        : new WantedDelivery(new Destination(Country.ToUpperInvariant(), Region?.ToUpperInvariant() ?? ""), ShippingMethod);
}
