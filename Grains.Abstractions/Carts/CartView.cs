using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What is in a cart.</summary>
/// <param name="Id">Whose contents these are.</param>
/// <param name="Lines">One a thing, in the order in which they came in; <see cref="CartLimits.MaxLines"/> at most.</param>
/// <param name="Version">Counts the changes of the contents, from 0.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartView")]
public sealed record CartView(
    [property: Id(0)] CartId Id,
    [property: Id(1)] ImmutableArray<CartLine> Lines,
    [property: Id(2)] long Version);
