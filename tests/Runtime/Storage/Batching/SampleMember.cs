using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Keys;

namespace Runtime.Tests.Storage.Batching;

/// <summary>An operation on the row of a number.</summary>
internal sealed class SampleMember(int row, int bytes = 1) : BatchMember(new StorageKey(row, 0, 0, row, "sample", null), bytes)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Row => row;

    public Task Answer => _answer.Task;

    public void Succeed() => _answer.TrySetResult();

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    public override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);
}
