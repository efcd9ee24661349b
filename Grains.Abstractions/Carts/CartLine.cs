namespace Shop.Carts;

/// <summary>How many of a thing are in a cart.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">1–<see cref="CartLimits.MaxQuantity"/>.</param>
/// <param name="SeenPrice">
/// What one cost when the shopper last asked for the line: where it costs something else now, they are told. Null where the shop
/// didn't know.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartLine")]
public readonly record struct CartLine(
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int Quantity,
    [property: Id(2)] Money? SeenPrice = null);
