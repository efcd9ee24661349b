using Orleans.Runtime;

namespace Shop.Runtime.Manifest;

/// <summary>A grain class.</summary>
/// <param name="Type">The class.</param>
/// <param name="GrainType">The type that the ids of its grains have.</param>
/// <param name="Interfaces">The grain interfaces that it implements.</param>
public sealed record GrainClassDescription(Type Type, GrainType GrainType, IReadOnlyList<Type> Interfaces);
