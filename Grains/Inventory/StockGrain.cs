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
internal sealed class StockGrain(IStockStore store) : Grain, IStockGrain
{
    private readonly StockQueue _queue = new();
    private Sku _sku;
    private StockCount _count;
    private IProductGrain? _product;
    private bool _isWriting;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no stock's.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sku = StockKey.Read(this.GetPrimaryKeyString());
        _count = await store.ReadAsync(_sku, cancellationToken);
        await FindProductAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StockCount> Count() => Task.FromResult(_count);

    /// <inheritdoc/>
    public Task<HoldResult> Hold(PlaceHold command)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentOutOfRangeException.ThrowIfLessThan(command.Quantity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(command.Duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Duration, InventoryLimits.MaxHold);
        return AnswerTo(new HoldRequest(command));
    }

    /// <inheritdoc/>
    public Task<bool> Move(CheckoutId checkout, HoldMove move) => AnswerTo(new MoveRequest(checkout, move));

    /// <inheritdoc/>
    public Task Expire(ImmutableArray<CheckoutId> checkouts) =>
        Task.WhenAll(checkouts.Select(checkout => Move(checkout, HoldMove.Expire)));

    /// <inheritdoc/>
    public async Task<StockChangeResult> Change(ChangeStock command)
    {
        var result = await AnswerTo(new ChangeRequest(command));
        if (_product is null)
        {
            // A thing gets its stock about when its product comes into the catalog.
            await FindProductAsync(CancellationToken.None);
            TellProduct();
        }

        return result;
    }

    private Task<TAnswer> AnswerTo<TAnswer>(StockRequest<TAnswer> request)
    {
        if (!_queue.TryAdd(request))
        {
            throw new StockOverloadedException($"Too many calls wait for the stock of {_sku}; nothing was done.");
        }

        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteAsync();
        }

        return request.Answer;
    }

    private async Task WriteAsync()
    {
        while (!_queue.IsEmpty)
        {
            await WriteAsync(_queue.Take());
        }

        _isWriting = false;
    }

    private async Task WriteAsync(List<StockRequest> requests)
    {
        try
        {
            var batch = new StockBatch();
            requests.ForEach(request => request.AddTo(batch));
            var result = await store.ApplyAsync(_sku, batch, CancellationToken.None);
            var before = _count;
            _count = result.Count;
            StockMeter.Committed(requests.Count, result);
            requests.ForEach(request => request.Complete(result));
            if (before.Available != _count.Available)
            {
                TellProduct();
            }
        }
        catch (Exception exception)
        {
            // What the numbers are now is unknown: the next activation reads them.
            requests.ForEach(request => request.Fail(exception));
            DeactivateOnIdle();
        }
    }

    private async Task FindProductAsync(CancellationToken cancellationToken) =>
        _product = await store.ProductOfAsync(_sku, cancellationToken) is { } id ? GrainFactory.GetGrain<IProductGrain>(id.Value) : null;

    private void TellProduct() => _ = _product?.StockChanged(new StockLevel(_sku, _count.Available, _count.Version));
}
