namespace Shop.Carts;

/// <summary>Asks for so many of a thing.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Sku">Of what.</param>
/// <param name="Quantity">How many: 0–<see cref="CartLimits.MaxQuantity"/>; 0 takes it out.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.SetItem")]
public sealed record SetItem(OperationId Operation, [property: Id(0)] Sku Sku, [property: Id(1)] int Quantity) : CartCommand(Operation);
