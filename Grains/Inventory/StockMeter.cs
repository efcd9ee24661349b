using System.Diagnostics.Metrics;

namespace Shop.Inventory;

/// <summary>Measures holds, and how many calls a batch of stock takes together.</summary>
internal static class StockMeter
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Counter<long> _holds =
        _meter.CreateCounter<long>("shop.stock.holds", "{hold}", "Holds that were asked for, by outcome.");

    private static readonly Histogram<int> _batches =
        _meter.CreateHistogram<int>("shop.stock.batch.calls", "{call}", "Calls that one transaction of one thing's stock carried out.");

    /// <summary>A batch was committed.</summary>
    public static void Committed(int calls, StockBatchResult result)
    {
        _batches.Record(calls);
        if (_holds.Enabled)
        {
            // Those that a part sends on are counted by the whole.
            foreach (var outcome in result.Holds.Where(static outcome => outcome != HoldOutcome.None))
            {
                _holds.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
            }
        }
    }
}
