namespace Shop.Runtime.Storage.Batching;

/// <summary>The bounds of a queue and its batches, each with its reason.</summary>
internal sealed record BatchLimits
{
    /// <summary>
    /// Rows in a batch. Beyond it a statement's cost a row hardly falls any more, while its neighbours wait longer for it.
    /// </summary>
    public int BatchRows { get; init; } = 256;

    /// <summary>
    /// Bytes of payload in a batch, 4 MiB: some 20 ms of PostgreSQL's time; small states shouldn't wait longer behind large
    /// ones. A larger state goes alone.
    /// </summary>
    public int BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Operations that may wait: a quarter of a second's work at 40,000 a second. Beyond it the caller is better told at once.
    /// </summary>
    public int QueuedRows { get; init; } = 10_000;

    /// <summary>
    /// Bytes of payload that may wait, 64 MiB: what a silo can spare for a database that hangs. No single state may be larger
    /// either.
    /// </summary>
    public long QueuedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// How long an operation may wait before it is sent; a call to a grain times out after 30 s, and its caller wants to retry
    /// before that.
    /// </summary>
    public TimeSpan QueueWait { get; init; } = TimeSpan.FromSeconds(5);
}
