using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Shop.Catalog;

/// <summary>
/// Carries a decided change through: it is begun in the log, then its document is written, then search is brought up to date and
/// the log settled. A crash in between leaves a row of the log, by which <see cref="CatalogSweeperGrain"/> finds it.
/// </summary>
/// <param name="store">The documents.</param>
/// <param name="log">The changes.</param>
/// <param name="projections">What follows the documents: search, where there is one.</param>
/// <param name="time">For the ids of changes.</param>
/// <param name="logger">For what the sweeper is going to have to finish.</param>
internal sealed class CatalogWriter(
    ICatalogStore store, ICatalogLog log, IEnumerable<ICatalogProjection> projections, TimeProvider time, ILogger<CatalogWriter> logger)
{
    /// <summary>Whether the operation took effect on what is stored now.</summary>
    public Task<bool> HasTakenEffectAsync(string subject, OperationId operation, Guid change) =>
        log.HasTakenEffectAsync(subject, operation, change, CancellationToken.None);

    /// <summary>
    /// Writes the next version of a product. What is stored already is settled by the way. When it returns a product, that is
    /// stored; projection and log follow in <see cref="FollowAsync"/>.
    /// </summary>
    /// <exception cref="InconsistentStateException">Another writer was first; what the caller knows of the product is old.</exception>
    public async Task<ProductWriting> WriteAsync(StoredProduct? current, ProductDocument next, PutProduct command)
    {
        var difference = command.Kind == ChangeKind.Demo ? default : ProductDecisions.Difference(current?.Document, next);
        var change = new CatalogChange
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Subject = next.Id.Value,
            Version = next.Version,
            Base = current?.Change ?? Guid.Empty,
            Actor = command.Actor,
            Operation = command.Operation,
            Kind = command.Kind,
            Before = difference.Before,
            After = difference.After,
            Slug = next.Slug,
            Skus = [.. next.Variants.Select(static variant => variant.Sku)],
        };
        var begun = await BeginAsync(change);
        if (begun.IsRepeat || begun.IsSlugTaken || !begun.TakenSkus.IsEmpty)
        {
            var settled = current is null ? SettledSubject.Nothing(next.Id) : SettledSubject.Of(current, isProjected: false);
            await log.SettleAsync([settled with { GivenUp = change.Id }], CancellationToken.None);
            return new ProductWriting(null, begun);
        }

        var stored = new StoredProduct(next, change.Id);
        var written = await store.WriteAsync([stored], CancellationToken.None);
        return written[0] ? new ProductWriting(stored, begun) : throw Stale(change);
    }

    /// <summary>The same for the categories. Returns null for a repeat.</summary>
    /// <exception cref="InconsistentStateException">Another writer was first.</exception>
    public async Task<StoredCategories?> WriteAsync(StoredCategories current, CategoryTree next, PutCategories command)
    {
        var change = new CatalogChange
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Subject = ICategoryTreeGrain.Key,
            Version = next.Version,
            Base = current.Change,
            Actor = command.Actor,
            Operation = command.Operation,
            Kind = ChangeKind.Edit,
            Before = CatalogJson.Serialize(current.Tree),
            After = CatalogJson.Serialize(next),
        };
        if ((await BeginAsync(change)).IsRepeat)
        {
            return null;
        }

        var stored = new StoredCategories(next, change.Id);
        return await store.WriteCategoriesAsync(stored, CancellationToken.None) ? stored : throw Stale(change);
    }

    /// <summary>Brings search up to date and settles the log. Where that fails it is the sweeper's: the write stands.</summary>
    public async Task FollowAsync(StoredProduct product)
    {
        try
        {
            await SettleAsync(product);
        }
        catch (Exception exception)
        {
            CatalogLogMessages.LeftToTheSweeper(logger, product.Document.Id.Value, exception);
        }
    }

    /// <inheritdoc cref="FollowAsync(StoredProduct)"/>
    public async Task FollowAsync(StoredCategories categories)
    {
        try
        {
            await SettleAsync(categories);
        }
        catch (Exception exception)
        {
            CatalogLogMessages.LeftToTheSweeper(logger, ICategoryTreeGrain.Key, exception);
        }
    }

    /// <summary>Brings search up to date and settles the log.</summary>
    public async Task SettleAsync(StoredProduct product)
    {
        foreach (var projection in projections)
        {
            await projection.ProjectAsync([product.Document], CancellationToken.None);
        }

        await log.SettleAsync([SettledSubject.Of(product, isProjected: true)], CancellationToken.None);
    }

    /// <inheritdoc cref="SettleAsync(StoredProduct)"/>
    public async Task SettleAsync(StoredCategories categories)
    {
        foreach (var projection in projections)
        {
            await projection.ProjectAsync(categories.Tree, CancellationToken.None);
        }

        await log.SettleAsync([SettledSubject.Of(categories, isProjected: true)], CancellationToken.None);
    }

    /// <summary>Settles the log of a product that isn't stored.</summary>
    public Task SettleNothingAsync(ProductId product) => log.SettleAsync([SettledSubject.Nothing(product)], CancellationToken.None);

    private static InconsistentStateException Stale(CatalogChange change) =>
        new($"Version {change.Version} of {change.Subject} was written by another first.");

    private async Task<BegunChange> BeginAsync(CatalogChange change)
    {
        var begun = (await log.BeginAsync([change], CancellationToken.None))[0];
        return begun.IsBegun || begun.IsRepeat ? begun : throw Stale(change);
    }
}
