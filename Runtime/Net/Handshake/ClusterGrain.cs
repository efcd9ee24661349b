namespace Shop.Runtime.Net;

/// <summary>A grain class of a silo, as a client needs to know it: to tell which grain an interface means.</summary>
/// <param name="ClassName">The class's full name.</param>
/// <param name="GrainType">The type in its grains' ids.</param>
/// <param name="Interfaces">The ids of the interfaces that it implements.</param>
internal sealed record ClusterGrain(string ClassName, string GrainType, uint[] Interfaces);
