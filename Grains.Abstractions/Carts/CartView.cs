using System.Collections.Immutable;
using Shop.Customers;

namespace Shop.Carts;

/// <summary>What is in a cart.</summary>
/// <param name="Id">Whose contents these are.</param>
/// <param name="Lines">One a thing, in the order in which they came in; <see cref="CartLimits.MaxLines"/> at most.</param>
/// <param name="Version">Counts the changes of the contents, from 0.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartView")]
public sealed record CartView(
    [property: Id(0)] CartId Id,
    [property: Id(1)] ImmutableArray<CartLine> Lines,
    [property: Id(2)] long Version)
{
    /// <summary>Whose it is; nobody's where it hasn't been opened: there is no such cart.</summary>
    [Id(3)]
    public ShopperId Owner { get; init; }

    /// <summary>The cart that this one's lines went to at login; null while it is open.</summary>
    [Id(4)]
    public CartId? Became { get; init; }

    /// <summary>What found no room at login; told until the shopper changes that line. Empty as a rule.</summary>
    [Id(5)]
    public ImmutableArray<LeftOut> LeftOut { get; init => field = value.IsDefault ? [] : value; } = [];
}
