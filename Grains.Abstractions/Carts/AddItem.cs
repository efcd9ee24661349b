namespace Shop.Carts;

/// <summary>Asks for more of a thing.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Sku">Of what.</param>
/// <param name="Quantity">How many more: 1–<see cref="CartLimits.MaxQuantity"/>, and no more than that in the whole line.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.AddItem")]
public sealed record AddItem(OperationId Operation, [property: Id(0)] Sku Sku, [property: Id(1)] int Quantity) : CartCommand(Operation);
