namespace Shop.Runtime.Storage.Batching;

/// <summary>Carries batches out on a connection of its own, one at a time.</summary>
/// <typeparam name="TMember">The kind of operation.</typeparam>
internal interface IBatchExecutor<TMember> : IAsyncDisposable
    where TMember : BatchMember
{
    /// <summary>
    /// Answers every member of <paramref name="batch"/>, or adds it to <paramref name="setAside"/> to be tried again by itself.
    /// </summary>
    Task ExecuteAsync(List<TMember> batch, List<TMember> setAside);
}
