namespace Shop.Runtime.Storage.Batching;

/// <summary>One connection's work: the batch that it carries out. Guarded by the queue's lock while it isn't working.</summary>
/// <typeparam name="TMember">The kind of operation.</typeparam>
internal sealed class BatchLane<TMember>(IBatchExecutor<TMember> executor)
    where TMember : BatchMember
{
    /// <summary>What carries the batches out.</summary>
    public IBatchExecutor<TMember> Executor { get; } = executor;

    /// <summary>Whether it has been started and hasn't run out of work.</summary>
    public bool IsWorking { get; set; }

    /// <summary>The batch under way; the list is used again for each.</summary>
    public List<TMember> Batch { get; } = [];

    /// <summary>Members of the batch that have to be tried again alone.</summary>
    public List<TMember> SetAside { get; } = [];
}
