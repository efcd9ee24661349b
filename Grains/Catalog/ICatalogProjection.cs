using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>What shoppers search in: it follows the documents. A port; there may be none.</summary>
public interface ICatalogProjection
{
    /// <summary>
    /// Brings these products up to date in it, all or none. An older version never replaces a newer one, so that it doesn't matter
    /// who comes first; doing it again changes nothing.
    /// </summary>
    Task ProjectAsync(ImmutableArray<ProductDocument> documents, CancellationToken cancellationToken);

    /// <summary>The same for the categories.</summary>
    Task ProjectAsync(CategoryTree categories, CancellationToken cancellationToken) => Task.CompletedTask;
}
