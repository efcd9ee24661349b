namespace Shop.Carts;

/// <summary>Asks for an empty cart.</summary>
/// <param name="Operation">Names the change.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.ClearCart")]
public sealed record ClearCart(OperationId Operation) : CartCommand(Operation);
