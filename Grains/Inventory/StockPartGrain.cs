using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.Inventory;

/// <inheritdoc cref="IStockPartGrain"/>
/// <remarks>Reentrant as the whole is, and like it decides nothing itself.</remarks>
[Reentrant]
internal sealed class StockPartGrain(IStockStore store) : Grain, IStockPartGrain
{
    private StockWriter _writer = null!;
    private IStockGrain _whole = null!;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no part's.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (sku, part) = StockPartKey.Read(this.GetPrimaryKeyString());
        _writer = new StockWriter(sku, part, store, TellWhole, DeactivateOnIdle);
        _whole = GrainFactory.GetGrain<IStockGrain>(StockKey.Of(sku));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<HoldResult> Hold(PlaceHold command)
    {
        var result = await _writer.AnswerTo(new HoldRequest(command));
        return result.Outcome == HoldOutcome.None ? await _whole.Hold(command) : result;
    }

    private void TellWhole(StockBatchResult result)
    {
        if (result.Holds.Contains(HoldOutcome.Held))
        {
            _ = _whole.PartChanged();
        }
    }
}
