using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>All categories.</summary>
/// <param name="Version">Counts the writes of the tree, from 0 for one that nobody has written.</param>
/// <param name="Items">Parents before what is in them; those in the same one in the order in which they are shown.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.CategoryTree")]
public sealed record CategoryTree([property: Id(0)] long Version, [property: Id(1)] ImmutableArray<Category> Items)
{
    /// <summary>The tree before the first write.</summary>
    public static CategoryTree Empty { get; } = new(0, []);
}
