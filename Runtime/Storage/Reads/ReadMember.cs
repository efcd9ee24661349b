using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Reads;

/// <summary>A read of one row.</summary>
internal sealed class ReadMember(StorageKey key) : BatchMember(key, 0)
{
    private readonly TaskCompletionSource<StoredState?> _state = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The row; null where there is none.</summary>
    public Task<StoredState?> State => _state.Task;

    /// <summary>What the statement just sent has found.</summary>
    public StoredState? Found { get; set; }

    /// <summary>How often its connection was lost.</summary>
    public int Lost { get; set; }

    /// <summary>Gives the caller what was found.</summary>
    public void Answer() => _state.TrySetResult(Found);

    /// <inheritdoc />
    public override void Fail(Exception exception) => _state.TrySetException(exception);

    /// <inheritdoc />
    public override void Cancel(CancellationToken cancellationToken) => _state.TrySetCanceled(cancellationToken);
}
