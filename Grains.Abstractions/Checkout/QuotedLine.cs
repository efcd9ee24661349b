using System.Collections.Immutable;
using Shop.Catalog;
using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>A line as it was when the total was fixed; the order keeps it so.</summary>
/// <param name="Product">Of which product.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Options">What was chosen.</param>
/// <param name="Total">Quantity, price, discount, tax.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.QuotedLine")]
public sealed record QuotedLine(
    [property: Id(0)] ProductId Product,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<OptionChoice> Options,
    [property: Id(3)] LineTotal Total);
