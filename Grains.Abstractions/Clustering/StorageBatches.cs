namespace Shop.Clustering;

/// <summary>The batches in which a silo read grains' states, or wrote them.</summary>
/// <param name="Operation"><c>read</c> or <c>write</c>.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Rows">How many states were in them.</param>
/// <param name="RowsMost">How many were in the largest.</param>
/// <param name="Milliseconds">How long they took together, each from its sending to its answer.</param>
[GenerateSerializer, Immutable, Alias("shop.clustering.StorageBatches")]
public sealed record StorageBatches(
    [property: Id(0)] string Operation, [property: Id(1)] long Count, [property: Id(2)] long Rows, [property: Id(3)] int RowsMost, [property: Id(4)] double Milliseconds);
