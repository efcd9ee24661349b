using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.Catalog;
using Shop.Checkout;

namespace Shop.Inventory;

/// <inheritdoc cref="IStockGrain"/>
/// <remarks>
/// Reentrant, so that calls gather for the next batch while one is under way. The database decides every batch on its own
/// numbers; those in memory answer questions and tell the product.
/// </remarks>
[Reentrant]
internal sealed class StockGrain(IStockStore store, TimeProvider time) : Grain, IStockGrain
{
    // Parts together commit some hundred times a second; watchers are told five times a second.
    private static readonly TimeSpan _readAfter = TimeSpan.FromMilliseconds(20);

    private StockWriter _writer = null!;
    private Sku _sku;
    private StockCount _count;
    private int _toldAvailable;
    private IProductGrain? _product;
    private bool _isBehind;
    private bool _isReading;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no stock's.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sku = StockKey.Read(this.GetPrimaryKeyString());

        // What the numbers are after a failure is unknown: the next activation reads them.
        _writer = new StockWriter(_sku, part: null, store, Take, DeactivateOnIdle);
        _count = await store.ReadAsync(_sku, cancellationToken);
        _toldAvailable = _count.Available;
        await FindProductAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StockCount> Count() => Task.FromResult(_count);

    /// <inheritdoc/>
    public Task<HoldResult> Hold(PlaceHold command) => _writer.AnswerTo(new HoldRequest(command));

    /// <inheritdoc/>
    public Task<bool> Move(CheckoutId checkout, HoldMove move) => _writer.AnswerTo(new MoveRequest(checkout, move));

    /// <inheritdoc/>
    public Task Expire(ImmutableArray<CheckoutId> checkouts) =>
        Task.WhenAll(checkouts.Select(checkout => Move(checkout, HoldMove.Expire)));

    /// <inheritdoc/>
    public async Task<StockChangeResult> Change(ChangeStock command)
    {
        var result = await _writer.AnswerTo(new ChangeRequest(command));
        if (_product is null)
        {
            // A thing gets its stock about when its product comes into the catalog.
            await FindProductAsync(CancellationToken.None);
            TellProduct();
        }

        return result;
    }

    /// <inheritdoc/>
    public Task<StockChangeResult> Split(SplitStock command) => _writer.AnswerTo(new SplitRequest(command));

    /// <inheritdoc/>
    public async Task PartChanged()
    {
        _isBehind = true;
        if (_isReading)
        {
            return;
        }

        _isReading = true;
        try
        {
            while (_isBehind)
            {
                await Task.Delay(_readAfter, time);
                _isBehind = false;
                var count = await store.ReadAsync(_sku, CancellationToken.None);
                _count = count.Version >= _count.Version ? count : _count; // a batch may have overtaken it
                TellChange();
            }
        }
        catch (Exception)
        {
            // Nobody waits for it. What the numbers are, the next activation reads.
            DeactivateOnIdle();
        }
        finally
        {
            _isReading = false;
        }
    }

    private void Take(StockBatchResult result)
    {
        _count = result.Count;
        if (_count.Parts > 1)
        {
            // It was read within the transaction, beside those of the parts: only what is read after all of them is told.
            _ = PartChanged();
        }
        else
        {
            TellChange();
        }
    }

    private async Task FindProductAsync(CancellationToken cancellationToken) =>
        _product = await store.ProductOfAsync(_sku, cancellationToken) is { } id ? GrainFactory.GetGrain<IProductGrain>(id.Value) : null;

    private void TellChange()
    {
        if (_count.Available != _toldAvailable)
        {
            TellProduct();
        }
    }

    private void TellProduct()
    {
        _toldAvailable = _count.Available;
        _ = _product?.StockChanged(new StockLevel(_sku, _count.Available, _count.Version));
    }
}
