using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>
/// Asks for the lines of a guest's closed cart. Quantities add up; what finds no room (999 in a line, 200 lines, another
/// currency) is told in <see cref="CartView.LeftOut"/>. A cart takes each guest's cart once.
/// </summary>
/// <param name="Operation">Names the change.</param>
/// <param name="From">The closed cart.</param>
/// <param name="Lines">What is in it.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.MergeCart")]
public sealed record MergeCart(
    OperationId Operation,
    [property: Id(0)] CartId From,
    [property: Id(1)] ImmutableArray<CartLine> Lines) : CartCommand(Operation);
