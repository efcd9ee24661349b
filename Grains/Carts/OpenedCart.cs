namespace Shop.Carts;

/// <summary>A wish for a cart that was granted.</summary>
/// <param name="Operation">The wish's name.</param>
/// <param name="Cart">The cart.</param>
internal sealed record OpenedCart(Guid Operation, CartId Cart);
