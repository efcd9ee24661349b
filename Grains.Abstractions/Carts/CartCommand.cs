using Shop.Customers;

namespace Shop.Carts;

/// <summary>A change of a cart that someone asks for.</summary>
/// <param name="Operation">Names it; a repeat by the same name changes nothing.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartCommand")]
public abstract record CartCommand([property: Id(0)] OperationId Operation)
{
    /// <summary>Who asks. A cart obeys nobody but its owner; to everybody else it doesn't exist.</summary>
    [Id(1)]
    public ShopperId Shopper { get; init; }

    /// <summary>The version of the cart that the change was decided on; null where it may be any.</summary>
    [Id(2)]
    public long? ExpectedVersion { get; init; }
}
