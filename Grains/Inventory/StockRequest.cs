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

internal sealed class HoldRequest : StockRequest<HoldResult>
{
    private readonly PlaceHold _command;

    /// <exception cref="ArgumentException">Nobody may ask for that.</exception>
    public HoldRequest(PlaceHold command)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentOutOfRangeException.ThrowIfLessThan(command.Quantity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(command.Duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Duration, InventoryLimits.MaxHold);
        _command = command;
    }

    public override CheckoutId? Checkout => _command.Checkout;

    public override void AddTo(StockBatch batch)
    {
        Place = batch.Holds.Count;
        batch.Holds.Add(_command);
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

internal sealed class SplitRequest : StockRequest<StockChangeResult>
{
    private readonly SplitStock _command;

    /// <exception cref="ArgumentException">Nobody may ask for that.</exception>
    public SplitRequest(SplitStock command)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentOutOfRangeException.ThrowIfLessThan(command.Parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Parts, InventoryLimits.MaxParts);
        _command = command;
    }

    public override void AddTo(StockBatch batch)
    {
        Place = batch.Splits.Count;
        batch.Splits.Add(_command);
    }

    protected override StockChangeResult Read(StockBatchResult result) =>
        new(result.Count, result.Splits[Place].IsRepeat, result.Splits[Place].Refusal);
}
