using System.Collections.Immutable;
using Npgsql;
using Shop.Catalog;

namespace Shop.Silo.DemoCatalog;

/// <summary>
/// Fills a database with the demo catalog: documents, slugs, SKUs, stock, what search shows, and the records of how it all came.
/// It goes in steps. A step that was interrupted is done again, and changes nothing that is there; one that is done isn't.
/// </summary>
internal sealed class DemoLoader(NpgsqlDataSource database, ICatalogStore store, ICatalogProjection projection, DemoProgress progress)
{
    // Products a step: a second of work, and 10 MB of texts. What a step projects is sorted by category: larger ones sort better.
    private const int Step = 2_500;

    /// <summary>Loads what is missing of the first <paramref name="count"/> products of a seed's catalog.</summary>
    /// <returns>How many were loaded now.</returns>
    /// <exception cref="DemoCatalogException">Another loader is at work, or another seed's catalog is there.</exception>
    public async Task<int> LoadAsync(long seed, int count, CancellationToken cancellationToken)
    {
        await using var guard = await DemoLock.TryTakeAsync(database, cancellationToken)
            ?? throw new DemoCatalogException("another process is loading the demo catalog into this database");
        var rows = new DemoRows(database);
        var (loadedSeed, loaded) = await rows.ProgressAsync(cancellationToken);
        if (loaded > 0 && loadedSeed != seed)
        {
            throw new DemoCatalogException($"this database has the demo catalog of seed {loadedSeed}; another one can't be added to it");
        }

        await LoadCategoriesAsync(cancellationToken);
        await LoadAsync(new DemoProducts(seed), rows, seed, loaded, count, cancellationToken);
        if (count > loaded)
        {
            await rows.TidyAsync(cancellationToken);
        }

        return Math.Max(0, count - loaded);
    }

    private async Task LoadAsync(DemoProducts products, DemoRows rows, long seed, int loaded, int count, CancellationToken cancellationToken)
    {
        var noted = Task.CompletedTask;
        try
        {
            for (var from = loaded; from < count; from += Step)
            {
                var (at, to) = (from, Math.Min(from + Step, count));
                var documents = await WriteAsync(products, at, to, cancellationToken);

                // Beside the next step's documents, and behind the note of the step before: what is noted is all there.
                await noted;
                noted = NoteAsync(rows, seed, at, documents, cancellationToken);
                progress.Tell(to - loaded, count - loaded);
            }
        }
        finally
        {
            await noted; // whoever loads next must find it done, or not begun
        }
    }

    // The documents and what search shows don't depend on each other, and doing either again changes nothing.
    private async Task<ImmutableArray<ProductDocument>> WriteAsync(DemoProducts products, int from, int to, CancellationToken cancellationToken)
    {
        var documents = Enumerable.Range(from, to - from).AsParallel().AsOrdered().Select(number => products[number]).ToImmutableArray();
        await Task.WhenAll(
            store.WriteAsync([.. documents.Select(static document => new StoredProduct(document, DemoRows.ChangeOf(document)))], cancellationToken),
            projection.ProjectAsync(documents, cancellationToken));
        return documents;
    }

    // What tells that the step is done comes last, in one transaction with what can be done only once.
    private static async Task NoteAsync(DemoRows rows, long seed, int from, ImmutableArray<ProductDocument> documents, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await rows.AddAsync(seed, from, documents, cancellationToken);
    }

    // Only where there are none: a tree that somebody has changed since isn't changed back.
    private async Task LoadCategoriesAsync(CancellationToken cancellationToken)
    {
        var stored = await store.ReadCategoriesAsync(cancellationToken);
        if (stored.Tree.Version == 0)
        {
            stored = new StoredCategories(new CategoryTree(1, DemoContent.Categories), Guid.CreateVersion7());
            await store.WriteCategoriesAsync(stored, cancellationToken);
        }

        await projection.ProjectAsync(stored.Tree, cancellationToken);
    }
}
