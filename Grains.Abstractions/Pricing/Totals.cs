using System.Collections.Immutable;

namespace Shop.Pricing;

/// <summary>
/// What a cart comes to. <c>Total = Σ lines' totals + shipping + tax on shipping that comes on top</c>, to the minor unit.
/// </summary>
/// <param name="Lines">One each, in the order in which they were given.</param>
/// <param name="Subtotal">Σ lines' subtotals.</param>
/// <param name="Discounts">What each takes off; together at most the subtotal.</param>
/// <param name="Shipping">Null while no way to ship is chosen.</param>
/// <param name="Tax">All of it, that on shipping too; null while the destination isn't known.</param>
/// <param name="IsTaxIncluded">Whether the tax is in the prices already. Countries don't mix both.</param>
/// <param name="Total">What is to be paid.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.Totals")]
public sealed record Totals(
    [property: Id(0)] ImmutableArray<LineTotal> Lines,
    [property: Id(1)] Money Subtotal,
    [property: Id(2)] ImmutableArray<Discount> Discounts,
    [property: Id(3)] Money? Shipping,
    [property: Id(4)] Money? Tax,
    [property: Id(5)] bool IsTaxIncluded,
    [property: Id(6)] Money Total);
