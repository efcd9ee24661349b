using System.Collections.Immutable;
using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>What a checkout costs, from the shop's own data; it holds until the checkout expires.</summary>
/// <param name="Lines">One a thing.</param>
/// <param name="Subtotal">Of the goods, before discounts.</param>
/// <param name="Discounts">What is taken off.</param>
/// <param name="ShippingMethod">The way that was chosen.</param>
/// <param name="Shipping">What it costs.</param>
/// <param name="Tax">All of it.</param>
/// <param name="IsTaxIncluded">Whether the tax is in the prices already.</param>
/// <param name="Total">What is to be paid.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.Quote")]
public sealed record Quote(
    [property: Id(0)] ImmutableArray<QuotedLine> Lines,
    [property: Id(1)] Money Subtotal,
    [property: Id(2)] ImmutableArray<Discount> Discounts,
    [property: Id(3)] string ShippingMethod,
    [property: Id(4)] Money Shipping,
    [property: Id(5)] Money Tax,
    [property: Id(6)] bool IsTaxIncluded,
    [property: Id(7)] Money Total);
