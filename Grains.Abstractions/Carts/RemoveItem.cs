namespace Shop.Carts;

/// <summary>Asks for none of a thing.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Sku">Of what.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.RemoveItem")]
public sealed record RemoveItem(OperationId Operation, [property: Id(0)] Sku Sku) : CartCommand(Operation);
