using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>Asks for the categories to become these.</summary>
/// <param name="Items">All of them, in any order.</param>
/// <param name="ExpectedVersion">The tree's version that the change was made from; null for whichever there is.</param>
/// <param name="Actor">Who asks, for the audit log: an id, never a name or an address.</param>
/// <param name="Operation">Names the change; a repeat by the same name changes nothing.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.PutCategories")]
public sealed record PutCategories(
    [property: Id(0)] ImmutableArray<Category> Items,
    [property: Id(1)] long? ExpectedVersion,
    [property: Id(2)] string Actor,
    [property: Id(3)] OperationId Operation);
