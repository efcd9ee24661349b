using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>Where an order goes.</summary>
/// <param name="Name">Who takes it.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">What doesn't fit there; null for nothing.</param>
/// <param name="City">The town.</param>
/// <param name="Region">State or province, without its country: <c>CA</c>; null where there is none.</param>
/// <param name="PostalCode">As the country has it.</param>
/// <param name="Country">Two capitals of ISO 3166-1.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.Address")]
public sealed record Address(
    [property: Id(0)] string Name,
    [property: Id(1)] string Line1,
    [property: Id(2)] string? Line2,
    [property: Id(3)] string City,
    [property: Id(4)] string? Region,
    [property: Id(5)] string PostalCode,
    [property: Id(6)] string Country)
{
    /// <summary>What tax and shipping depend on.</summary>
    public Destination ToDestination() => new(Country, Region ?? "");
}
