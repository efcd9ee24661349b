using Shop.Api.Problems;
using Shop.Checkout;

namespace Shop.Api.Customers.Addresses;

/// <summary>Where something is sent, as a client says it.</summary>
/// <param name="Name">Who receives it there.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">What else finds the door.</param>
/// <param name="City">The town.</param>
/// <param name="Region">State, province or county, where the country's addresses have one.</param>
/// <param name="PostalCode">As the country writes it.</param>
/// <param name="Country">ISO 3166-1, two capitals.</param>
public sealed record AddressBody(
    string? Name, string? Line1, string? Line2, string? City, string? Region, string? PostalCode, string? Country)
{
    // What fits on a label; a postal code has 10 at most (ISO 3166 countries' own forms).
    private const int LineLengthMax = 100;
    private const int PostalCodeLengthMax = 16;

    /// <summary>What is wrong with it.</summary>
    public Validation Validate() => new Validation()
        .Text(Name, LineLengthMax, "/name")
        .Text(Line1, LineLengthMax, "/line1")
        .OptionalText(Line2, LineLengthMax, "/line2")
        .Text(City, LineLengthMax, "/city")
        .OptionalText(Region, LineLengthMax, "/region")
        .Text(PostalCode, PostalCodeLengthMax, "/postalCode")
        .That(Country is { Length: 2 } && Country.All(char.IsAsciiLetterUpper), "/country", "This is a country of ISO 3166-1 in two capitals.");

    /// <summary>The grains' word for one that is valid.</summary>
    internal Address ToAddress() => new(Name!, Line1!, Line2, City!, Region, PostalCode!, Country!);
}
