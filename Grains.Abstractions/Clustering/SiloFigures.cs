using System.Collections.Immutable;

namespace Shop.Clustering;

/// <summary>What a silo tells of itself, beside its calls.</summary>
/// <param name="Address">Its address and run, as the membership table has them: <c>ip:port@generation</c>.</param>
/// <param name="Version">Which build of the shop it runs.</param>
/// <param name="CanBeDrained">Whether it hands its grains on when it is told to, and lives on.</param>
/// <param name="Hottest">Its grains that were called most, the most first.</param>
/// <param name="Batches">What it stored and loaded, by operation.</param>
[GenerateSerializer, Immutable, Alias("shop.clustering.SiloFigures")]
public sealed record SiloFigures(
    [property: Id(0)] string Address,
    [property: Id(1)] string Version,
    [property: Id(2)] bool CanBeDrained,
    [property: Id(3)] ImmutableArray<HotGrain> Hottest,
    [property: Id(4)] ImmutableArray<StorageBatches> Batches);
