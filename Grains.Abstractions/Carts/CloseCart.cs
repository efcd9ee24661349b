namespace Shop.Carts;

/// <summary>
/// Asks for the end of a guest's cart, because its lines go to the cart of the account that the guest has logged in to. It keeps
/// its lines and takes no other command any more.
/// </summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Into">The cart that its lines go to.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CloseCart")]
public sealed record CloseCart(OperationId Operation, [property: Id(0)] CartId Into) : CartCommand(Operation);
