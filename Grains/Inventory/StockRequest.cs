using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>A call that waits for its batch: it puts itself into the batch, and finds its answer in the result.</summary>
internal abstract class StockRequest
{
    /// <summary>Whose hold it is about; null where it is about none.</summary>
    public virtual CheckoutId? Checkout => null;

    public abstract void AddTo(StockBatch batch);

    public abstract void Complete(StockBatchResult result);

    public abstract void Fail(Exception exception);
}

/// <summary>A call with its answer.</summary>
internal abstract class StockRequest<TAnswer> : StockRequest
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer, once the batch is committed.</summary>
    public Task<TAnswer> Answer => _answer.Task;

    /// <summary>Its place among its kind in the batch.</summary>
    protected int Place { get; set; }

    public sealed override void Complete(StockBatchResult result) => _answer.SetResult(Read(result));

    public sealed override void Fail(Exception exception) => _answer.SetException(exception);

    protected abstract TAnswer Read(StockBatchResult result);
}

internal sealed class HoldRequest(PlaceHold command) : StockRequest<HoldResult>
{
    public override CheckoutId? Checkout => command.Checkout;

    public override void AddTo(StockBatch batch)
    {
        Place = batch.Holds.Count;
        batch.Holds.Add(command);
    }

    protected override HoldResult Read(StockBatchResult result) => new(result.Holds[Place], result.Count.Available);
}

internal sealed class MoveRequest(CheckoutId checkout, HoldMove move) : StockRequest<bool>
{
    public override CheckoutId? Checkout => checkout;

    public override void AddTo(StockBatch batch)
    {
        Place = batch.Moves.Count;
        batch.Moves.Add((checkout, move));
    }

    protected override bool Read(StockBatchResult result) => result.Moves[Place];
}

internal sealed class ChangeRequest(ChangeStock command) : StockRequest<StockChangeResult>
{
    public override void AddTo(StockBatch batch)
    {
        Place = batch.Changes.Count;
        batch.Changes.Add(command);
    }

    protected override StockChangeResult Read(StockBatchResult result) =>
        new(result.Count, result.Changes[Place].IsRepeat, result.Changes[Place].Refusal);
}
