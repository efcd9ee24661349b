using System.Diagnostics;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Batching;

/// <summary>One operation on one row, from the moment it is queued until its caller is answered.</summary>
internal abstract class BatchMember(StorageKey key, int bytes)
{
    /// <summary>The row.</summary>
    public StorageKey Key { get; } = key;

    /// <summary>The payload that it carries to PostgreSQL.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>When it was queued, as a timestamp of the queue's clock.</summary>
    public long QueuedAt { get; set; }

    /// <summary>The span that it belongs to, where it is traced.</summary>
    public ActivityContext? Trace { get; set; }

    /// <summary>Answers the caller with an exception; does nothing where it has been answered.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Answers the caller, whose token was cancelled before the operation was sent.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}
