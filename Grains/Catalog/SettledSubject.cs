using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>What is stored of a subject whose changes are to be settled.</summary>
/// <param name="Subject">A product's id, or <see cref="ICategoryTreeGrain.Key"/>.</param>
/// <param name="Version">The stored version; 0 where nothing is stored.</param>
/// <param name="Change">The change that made it; empty where nothing is stored.</param>
/// <param name="IsProjected">Whether search shows it.</param>
/// <param name="Slug">The slug that it has; null where it has none.</param>
/// <param name="Skus">The SKUs that it has.</param>
public sealed record SettledSubject(
    string Subject, long Version, Guid Change, bool IsProjected, string? Slug, ImmutableArray<Sku> Skus)
{
    /// <summary>A change that was begun and isn't going to be written, by who began it; empty where there is none.</summary>
    public Guid GivenUp { get; init; }

    /// <summary>A product as it is stored.</summary>
    public static SettledSubject Of(StoredProduct product, bool isProjected)
    {
        ArgumentNullException.ThrowIfNull(product);
        var document = product.Document;
        return new SettledSubject(
            document.Id.Value, document.Version, product.Change, isProjected, document.Slug, [.. document.Variants.Select(static one => one.Sku)]);
    }

    /// <summary>The categories as they are stored.</summary>
    public static SettledSubject Of(StoredCategories categories, bool isProjected)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return new SettledSubject(ICategoryTreeGrain.Key, categories.Tree.Version, categories.Change, isProjected, null, []);
    }

    /// <summary>A product that isn't stored.</summary>
    public static SettledSubject Nothing(ProductId product) => new(product.Value, 0, Guid.Empty, IsProjected: true, null, []);
}
