namespace Shop.Pricing;

/// <summary>A way in which parcels go to one country, for carts of one currency.</summary>
/// <param name="Id">What a checkout names it by, the same in every country: <c>standard</c>, <c>express</c>.</param>
/// <param name="Country">Two capitals.</param>
/// <param name="Name">For people.</param>
/// <param name="Price">For every parcel.</param>
/// <param name="PerKilogram">Comes on top for every kilogram that is begun.</param>
/// <param name="FreeFrom">The subtotal, after discounts, from which it costs nothing; null for never.</param>
/// <param name="WeightMaxGrams">What is heavier doesn't go this way.</param>
/// <param name="DaysMin">Working days until it arrives, at best.</param>
/// <param name="DaysMax">Working days until it arrives, at worst.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.ShippingMethod")]
public sealed record ShippingMethod(
    [property: Id(0)] string Id,
    [property: Id(1)] string Country,
    [property: Id(2)] string Name,
    [property: Id(3)] Money Price,
    [property: Id(4)] Money PerKilogram,
    [property: Id(5)] Money? FreeFrom,
    [property: Id(6)] long WeightMaxGrams,
    [property: Id(7)] int DaysMin,
    [property: Id(8)] int DaysMax)
{
    private const long GramsPerKilogram = 1_000;

    /// <summary>What it costs for a parcel; null where it can't go this way.</summary>
    /// <param name="subtotal">What the goods cost, after discounts.</param>
    /// <param name="weightGrams">Of all goods: 0 or more.</param>
    public Money? Cost(Money subtotal, long weightGrams)
    {
        if (weightGrams > WeightMaxGrams || subtotal.Currency != Price.Currency)
        {
            return null;
        }

        var kilograms = (weightGrams + GramsPerKilogram - 1) / GramsPerKilogram;
        return FreeFrom <= subtotal ? new Money(0, Price.Currency) : Price + (PerKilogram * kilograms);
    }
}
