namespace Shop.Inventory;

/// <summary>
/// A part of the stock of one thing that is split; its key is <see cref="StockPartKey.Of"/>. It has pieces to give away, and sends
/// whoever wants more than those on to the whole (<see cref="IStockGrain"/>): asking a part that has none, or that isn't one any more,
/// is answered as the whole answers. What is done with a hold later is the whole's business.
/// </summary>
[Alias("shop.inventory.IStockPartGrain")]
public interface IStockPartGrain : IGrainWithStringKey
{
    /// <summary>Keeps pieces for a checkout, as <see cref="IStockGrain.Hold"/> does.</summary>
    [Alias("Hold")]
    Task<HoldResult> Hold(PlaceHold command);
}
