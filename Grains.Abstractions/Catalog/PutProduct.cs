namespace Shop.Catalog;

/// <summary>Asks for a product to become what is written here.</summary>
/// <param name="Document">
/// All of it. Its version and times are the grain's to give, and its rating is kept as it is, but for an import's.
/// </param>
/// <param name="ExpectedVersion">The document's version that the change was made from: 0 for a new product; null for whichever there is.</param>
/// <param name="Actor">Who asks, for the audit log: an id, never a name or an address.</param>
/// <param name="Operation">Names the change; a repeat by the same name changes nothing.</param>
/// <param name="Kind">What sort of change it is.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.PutProduct")]
public sealed record PutProduct(
    [property: Id(0)] ProductDocument Document,
    [property: Id(1)] long? ExpectedVersion,
    [property: Id(2)] string Actor,
    [property: Id(3)] OperationId Operation,
    [property: Id(4)] ChangeKind Kind);
