namespace Shop.Carts;

/// <summary>A change of a cart that someone asks for.</summary>
/// <param name="Operation">Names it; a repeat by the same name changes nothing.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartCommand")]
public abstract record CartCommand([property: Id(0)] OperationId Operation);
