using Shop.Catalog;

namespace Shop.Silo.Catalog.Grouping;

/// <summary>Changes of many grains in one round trip; calls for several at once go their own way.</summary>
internal sealed class GroupedCatalogLog(ICatalogLog log) : ICatalogLog
{
    private readonly GroupedCalls<CatalogChange, BegunChange> _begins =
        new(changes => log.BeginAsync(changes, CancellationToken.None), static change => change.Subject);

    private readonly GroupedCalls<SettledSubject, bool> _settlements = new(
        async subjects =>
        {
            await log.SettleAsync(subjects, CancellationToken.None);
            return new bool[subjects.Count];
        },
        static subject => subject.Subject);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BegunChange>> BeginAsync(IReadOnlyList<CatalogChange> changes, CancellationToken cancellationToken) =>
        changes.Count == 1
            ? [await _begins.CallAsync(changes[0]).WaitAsync(cancellationToken)]
            : await log.BeginAsync(changes, cancellationToken);

    /// <inheritdoc/>
    public Task SettleAsync(IReadOnlyList<SettledSubject> subjects, CancellationToken cancellationToken) =>
        subjects.Count == 1
            ? _settlements.CallAsync(subjects[0]).WaitAsync(cancellationToken)
            : log.SettleAsync(subjects, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HasTakenEffectAsync(string subject, OperationId operation, Guid change, CancellationToken cancellationToken) =>
        log.HasTakenEffectAsync(subject, operation, change, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> UnsettledAsync(TimeSpan age, int limit, CancellationToken cancellationToken) =>
        log.UnsettledAsync(age, limit, cancellationToken);
}
