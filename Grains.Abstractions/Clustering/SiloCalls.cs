using System.Collections.Immutable;

namespace Shop.Clustering;

/// <summary>The calls that a silo answered in a while.</summary>
/// <param name="Silo">Which run of which silo: another one's is never the same.</param>
/// <param name="While">How long that was.</param>
/// <param name="Methods">By method; those without a call are left out.</param>
/// <param name="Figures">What else it did meanwhile; null of a silo of an older version, which doesn't say.</param>
[GenerateSerializer, Immutable, Alias("shop.clustering.SiloCalls")]
public sealed record SiloCalls(
    [property: Id(0)] string Silo,
    [property: Id(1)] TimeSpan While,
    [property: Id(2)] ImmutableArray<MethodCalls> Methods,
    [property: Id(3)] SiloFigures? Figures = null);
