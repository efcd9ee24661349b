using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>
/// What is done to one stock in one transaction: first the changes, the splits, then the moves, which may free pieces, then the holds in
/// their order. A checkout stands in it once. A part of a stock takes holds alone.
/// </summary>
public sealed class StockBatch
{
    /// <summary>The part of the stock whose pieces the holds are of; null for the whole.</summary>
    public int? Part { get; init; }

    /// <summary>Changes of what is on hand.</summary>
    public List<ChangeStock> Changes { get; } = [];

    /// <summary>Changes of the parts that it is divided into.</summary>
    public List<SplitStock> Splits { get; } = [];

    /// <summary>Moves of holds.</summary>
    public List<(CheckoutId Checkout, HoldMove Move)> Moves { get; } = [];

    /// <summary>New holds.</summary>
    public List<PlaceHold> Holds { get; } = [];
}
