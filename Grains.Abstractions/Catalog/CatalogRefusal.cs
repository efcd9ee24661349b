using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>Why a product, or the tree of categories, wasn't written.</summary>
/// <param name="Rule">The rule that it would break.</param>
/// <param name="CurrentVersion">The version that is stored; 0 where there is none.</param>
/// <param name="Faults">The fields that break rules; empty where none does.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.CatalogRefusal")]
public sealed record CatalogRefusal(
    [property: Id(0)] CatalogRule Rule,
    [property: Id(1)] long CurrentVersion,
    [property: Id(2)] ImmutableArray<CatalogFault> Faults);
