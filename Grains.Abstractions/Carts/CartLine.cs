namespace Shop.Carts;

/// <summary>How many of a thing are in a cart.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">1–<see cref="CartLimits.MaxQuantity"/>.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartLine")]
public readonly record struct CartLine([property: Id(0)] Sku Sku, [property: Id(1)] int Quantity);
