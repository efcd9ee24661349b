namespace Shop.Carts;

/// <summary>Asks for the cart to be, and to belong to who asks. Until then it doesn't exist.</summary>
/// <param name="Operation">Names the change.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.OpenCart")]
public sealed record OpenCart(OperationId Operation) : CartCommand(Operation);
