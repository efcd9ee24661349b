namespace Shop.Inventory;

/// <summary>Writes what is asked of a stock, or of a part of one, in batches: what comes during a write is the next one (group commit).</summary>
/// <param name="sku">Whose stock.</param>
/// <param name="part">Which part of it; null for the whole.</param>
/// <param name="store">Decides, and keeps it.</param>
/// <param name="committed">Called with each result before those who asked are answered.</param>
/// <param name="failed">Called after a batch whose outcome isn't known.</param>
/// <remarks>For a reentrant grain's turns.</remarks>
internal sealed class StockWriter(Sku sku, int? part, IStockStore store, Action<StockBatchResult> committed, Action failed)
{
    private readonly StockQueue _queue = new();
    private bool _isWriting;

    /// <summary>The answer to a request, once it is durable.</summary>
    /// <exception cref="StockOverloadedException">Too many wait; nothing was done.</exception>
    public Task<TAnswer> AnswerTo<TAnswer>(StockRequest<TAnswer> request)
    {
        if (!_queue.TryAdd(request))
        {
            throw new StockOverloadedException($"Too many calls wait for the stock of {sku}; nothing was done.");
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
            var batch = new StockBatch { Part = part };
            requests.ForEach(request => request.AddTo(batch));
            var result = await store.ApplyAsync(sku, batch, CancellationToken.None);
            StockMeter.Committed(requests.Count, result);
            committed(result);
            requests.ForEach(request => request.Complete(result));
        }
        catch (Exception exception)
        {
            requests.ForEach(request => request.Fail(exception));
            failed();
        }
    }
}
