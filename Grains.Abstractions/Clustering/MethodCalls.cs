using System.Collections.Immutable;

namespace Shop.Clustering;

/// <summary>The calls of one method.</summary>
/// <param name="Interface">The grain's interface.</param>
/// <param name="Method">Its method.</param>
/// <param name="Failed">How many ended with an exception; they are among those of <paramref name="ByLatency"/>.</param>
/// <param name="ByLatency">How many took how long, by the spans of <see cref="LatencySpans"/>; what is behind the last is nought.</param>
[GenerateSerializer, Immutable, Alias("shop.clustering.MethodCalls")]
public sealed record MethodCalls(
    [property: Id(0)] string Interface, [property: Id(1)] string Method, [property: Id(2)] long Failed, [property: Id(3)] ImmutableArray<long> ByLatency);
