using System.Collections.Immutable;

namespace Shop.Upgrade;

/// <summary>What a basket answers.</summary>
/// <param name="Lines">What is in it.</param>
/// <param name="Version">Which version of the program answers.</param>
[GenerateSerializer, Immutable, Alias("upgrade.Contents")]
public sealed record Contents([property: Id(0)] ImmutableArray<Line> Lines, [property: Id(1)] string Version);
