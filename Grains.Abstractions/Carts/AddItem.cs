namespace Shop.Carts;

/// <summary>Asks for more of a thing.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Sku">Of what.</param>
/// <param name="Quantity">How many more: 1–<see cref="CartLimits.MaxQuantity"/>, and no more than that in the whole line.</param>
/// <param name="UnitPrice">
/// What one costs, as the shop has looked it up and shows it now. It is no part of the operation: a repeat after the price has
/// changed is the same one.
/// </param>
/// <param name="IsSold">Whether the shop sells the thing; where it doesn't, only a repeat of an earlier add succeeds.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.AddItem")]
public sealed record AddItem(
    OperationId Operation,
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int Quantity,
    [property: Id(2)] Money? UnitPrice = null,
    [property: Id(3)] bool IsSold = true) : CartCommand(Operation);
