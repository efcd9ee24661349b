namespace Shop.Carts;

/// <summary>Asks for so many of a thing.</summary>
/// <param name="Operation">Names the change.</param>
/// <param name="Sku">Of what.</param>
/// <param name="Quantity">How many: 0–<see cref="CartLimits.MaxQuantity"/>; 0 takes it out.</param>
/// <param name="UnitPrice"><inheritdoc cref="AddItem" path="/param[@name='UnitPrice']/node()"/></param>
/// <param name="IsLineNeeded">Whether the thing has to be in the cart already: the shop doesn't sell it any more.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.SetItem")]
public sealed record SetItem(
    OperationId Operation,
    [property: Id(0)] Sku Sku,
    [property: Id(1)] int Quantity,
    [property: Id(2)] Money? UnitPrice = null,
    [property: Id(3)] bool IsLineNeeded = false) : CartCommand(Operation);
