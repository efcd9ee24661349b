using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>
/// What is done to one stock in one transaction: first the changes, then the moves, which may free pieces, then the holds in
/// their order. A checkout stands in it once.
/// </summary>
public sealed class StockBatch
{
    /// <summary>Changes of what is on hand.</summary>
    public List<ChangeStock> Changes { get; } = [];

    /// <summary>Moves of holds.</summary>
    public List<(CheckoutId Checkout, HoldMove Move)> Moves { get; } = [];

    /// <summary>New holds.</summary>
    public List<PlaceHold> Holds { get; } = [];
}
