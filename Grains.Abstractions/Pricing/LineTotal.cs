namespace Shop.Pricing;

/// <summary>What one line comes to.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Of one.</param>
/// <param name="Subtotal">Unit price × quantity.</param>
/// <param name="Discount">Its share of the discounts: 0–<paramref name="Subtotal"/>.</param>
/// <param name="Tax">Its share of the tax; null where the destination isn't known.</param>
/// <param name="Total">What is paid for it: with all tax.</param>
[GenerateSerializer, Immutable, Alias("shop.pricing.LineTotal")]
public sealed record LineTotal(
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int Quantity,
    [property: Id(2)] Money UnitPrice,
    [property: Id(3)] Money Subtotal,
    [property: Id(4)] Money Discount,
    [property: Id(5)] Money? Tax,
    [property: Id(6)] Money Total);
