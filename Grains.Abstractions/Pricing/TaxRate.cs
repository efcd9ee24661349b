namespace Shop.Pricing;

/// <summary>What one place takes of one class of goods.</summary>
/// <param name="Country">Two capitals.</param>
/// <param name="Region">Empty for the whole country.</param>
/// <param name="TaxClass">One of <see cref="TaxClasses"/>, or a merchant's own.</param>
/// <param name="PartsPerMillion">The rate: 190,000 is 19 %. Fine enough for New York's 8.875 %.</param>
/// <param name="IsIncluded">Whether prices are shown with the tax in them (Europe, Japan) or it comes on top (United States).</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.TaxRate")]
public sealed record TaxRate(
    [property: Id(0)] string Country,
    [property: Id(1)] string Region,
    [property: Id(2)] string TaxClass,
    [property: Id(3)] int PartsPerMillion,
    [property: Id(4)] bool IsIncluded)
{
    private const long Whole = 1_000_000;

    /// <summary>
    /// The tax on an amount, rounded to the currency's minor unit, half away from zero. Where it is included, it is the part of
    /// the amount that is tax.
    /// </summary>
    /// <exception cref="OverflowException">It is beyond 2^63 minor units.</exception>
    public Money Of(Money amount)
    {
        Int128 over = IsIncluded ? Whole + PartsPerMillion : Whole;
        var twice = Int128.Abs(amount.MinorUnits) * PartsPerMillion * 2;
        var rounded = (twice + over) / (over * 2);
        return amount with { MinorUnits = checked((long)(rounded * Math.Sign(amount.MinorUnits))) };
    }
}
