using System.Collections.Immutable;
using Orleans.Concurrency;
using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>
/// The stock of one thing; its key is <see cref="StockKey.Of"/>. Every answer is durable. Where an outcome isn't known the call
/// throws, and it may be repeated: a checkout has one hold of a thing, and a hold that has moved doesn't move again.
/// </summary>
/// <remarks>
/// Calls that arrive while a write is under way share the next one (group commit), so that a hot SKU pays one commit for some
/// hundreds of holds.
/// </remarks>
[Alias("shop.inventory.IStockGrain")]
public interface IStockGrain : IGrainWithStringKey
{
    /// <summary>How much there is, as of the latest write.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Count")]
    Task<StockCount> Count();

    /// <summary>Keeps pieces for a checkout.</summary>
    [Alias("Hold")]
    Task<HoldResult> Hold(PlaceHold command);

    /// <summary>Moves a checkout's hold on; false where it isn't in a state from which it could, and hasn't made this move before.</summary>
    [Alias("Move")]
    Task<bool> Move(CheckoutId checkout, HoldMove move);

    /// <summary>Gives up holds whose time has run out; others stay.</summary>
    [Alias("Expire")]
    Task Expire(ImmutableArray<CheckoutId> checkouts);

    /// <summary>Changes the number of pieces on hand.</summary>
    [Alias("Change")]
    Task<StockChangeResult> Change(ChangeStock command);

    /// <summary>
    /// Says into how many parts the stock is divided. Its parts give their pieces away for themselves (<see cref="IStockPartGrain"/>) as long
    /// as there are many; the last ones are given away here, to whoever asks.
    /// </summary>
    [Alias("Split")]
    Task<StockChangeResult> Split(SplitStock command);

    /// <summary>
    /// A part has given pieces away; from the part's grain, after its commit. Told late or twice it changes nothing, and one that gets lost
    /// is made up for by the next.
    /// </summary>
    [OneWay, AlwaysInterleave, Alias("PartChanged")]
    Task PartChanged();
}
