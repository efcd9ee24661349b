namespace Shop.Clustering;

/// <summary>A grain that was called more than most.</summary>
/// <param name="Type">Its kind: <c>stock</c>.</param>
/// <param name="Key">Which one of it.</param>
/// <param name="Calls">How often it was called, at the least.</param>
[GenerateSerializer, Immutable, Alias("shop.clustering.HotGrain")]
public sealed record HotGrain([property: Id(0)] string Type, [property: Id(1)] string Key, [property: Id(2)] long Calls);
