using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Writes;

/// <summary>A write of one row, fenced by the version that the writer has read.</summary>
internal sealed class WriteMember(WriteKind kind, StorageKey key, int expectedVersion, byte[]? payload)
    : BatchMember(key, payload?.Length ?? 0)
{
    private readonly TaskCompletionSource<int> _newVersion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it does.</summary>
    public WriteKind Kind { get; } = kind;

    /// <summary>The version that the row must have; without meaning for an insert.</summary>
    public int ExpectedVersion { get; } = expectedVersion;

    /// <summary>The new state; null clears it.</summary>
    public byte[]? Payload { get; } = payload;

    /// <summary>The row's version after the write. Fails as <see cref="WriteExecutor"/> says.</summary>
    public Task<int> NewVersion => _newVersion.Task;

    /// <summary>Whether the statement just sent has found the row as expected; it counts once the batch is committed.</summary>
    public bool IsMatched { get; set; }

    /// <summary>Whether an earlier attempt may have been committed: its connection was lost before the answer came.</summary>
    public bool IsOutcomeUnknown { get; set; }

    /// <summary>How often a connection was lost while it was the only member of a batch.</summary>
    public int LostAlone { get; set; }

    /// <summary>Tells the caller that the write is committed.</summary>
    public void Committed() => _newVersion.TrySetResult(Kind == WriteKind.Insert ? 1 : ExpectedVersion + 1);

    /// <inheritdoc />
    public override void Fail(Exception exception) => _newVersion.TrySetException(exception);

    /// <inheritdoc />
    public override void Cancel(CancellationToken cancellationToken) => _newVersion.TrySetCanceled(cancellationToken);
}
