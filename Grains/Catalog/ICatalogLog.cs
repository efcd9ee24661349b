namespace Shop.Catalog;

/// <summary>
/// Records changes of the catalog before they are made: the audit log, the intents that a crash may leave behind, and the queue
/// of what search doesn't show yet, in one table of PostgreSQL, wherever the documents are. It also keeps slugs and SKUs unique.
/// </summary>
/// <remarks>
/// A change is begun, then its document is written, then it is settled. The document carries the change's id, so that whoever
/// finds a change that wasn't settled knows whether it took effect.
/// </remarks>
public interface ICatalogLog
{
    /// <summary>
    /// Records what is about to be written, and claims its slug and SKUs. Whatever else was begun on the same subject is given up
    /// first: its writer is gone, or will be refused by the store.
    /// </summary>
    Task<IReadOnlyList<BegunChange>> BeginAsync(IReadOnlyList<CatalogChange> changes, CancellationToken cancellationToken);

    /// <summary>Whether an operation took effect on a subject whose stored version was made by <paramref name="change"/>.</summary>
    Task<bool> HasTakenEffectAsync(string subject, OperationId operation, Guid change, CancellationToken cancellationToken);

    /// <summary>
    /// Settles a subject's changes by what is stored: the one that made it took effect, its rivals didn't. Slugs and SKUs that the
    /// document doesn't have are free again, unless another change is under way.
    /// </summary>
    Task SettleAsync(IReadOnlyList<SettledSubject> subjects, CancellationToken cancellationToken);

    /// <summary>
    /// Subjects with changes older than <paramref name="age"/> (by the database's clock) that aren't settled, or that search
    /// doesn't show yet; the oldest first.
    /// </summary>
    Task<IReadOnlyList<string>> UnsettledAsync(TimeSpan age, int limit, CancellationToken cancellationToken);
}
