namespace Shop.Pricing;

/// <summary>So many of a thing at a price that the shop itself has looked up.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">1 or more.</param>
/// <param name="UnitPrice">Of one, as it is shown: with tax where the country includes it. 0–<see cref="UnitPriceMax"/>.</param>
/// <param name="TaxClass">Null for <see cref="TaxClasses.Standard"/>.</param>
/// <param name="WeightGrams">Of one.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.PricedLine")]
public sealed record PricedLine(
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int Quantity,
    [property: Id(2)] Money UnitPrice,
    [property: Id(3)] string? TaxClass,
    [property: Id(4)] int WeightGrams)
{
    /// <summary>
    /// Minor units that one piece may cost: ten billion dollars. The fullest cart (200 lines of 999) then stays below a quarter of
    /// 2^63, tax included: no cart's total can overflow.
    /// </summary>
    public const long UnitPriceMax = 1_000_000_000_000;

    /// <summary>What the line costs before discounts and tax that comes on top.</summary>
    /// <exception cref="OverflowException">It is beyond 2^63 minor units.</exception>
    public Money Subtotal => UnitPrice * Quantity;

    /// <summary>What the line weighs.</summary>
    public long TotalWeightGrams => (long)WeightGrams * Quantity;
}
