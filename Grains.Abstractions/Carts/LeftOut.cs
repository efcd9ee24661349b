namespace Shop.Carts;

/// <summary>What found no room in a cart when a guest's lines came in.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">How many of it.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.LeftOut")]
public readonly record struct LeftOut([property: Id(0)] Sku Sku, [property: Id(1)] int Quantity);
