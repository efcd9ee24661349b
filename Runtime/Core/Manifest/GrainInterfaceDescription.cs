using Orleans.Runtime;

namespace Shop.Runtime.Manifest;

/// <summary>A grain interface, or an observer's.</summary>
/// <param name="Type">The interface.</param>
/// <param name="Id">Its id: a hash of its name.</param>
/// <param name="Name">Its alias or full name.</param>
/// <param name="Proxy">Creates a reference of the interface.</param>
/// <param name="Methods">The methods that its references call, those of base interfaces included unless these have descriptions of their own.</param>
public sealed record GrainInterfaceDescription(
    Type Type,
    uint Id,
    string Name,
    Func<GrainReferenceShared, IdSpan, GrainReference> Proxy,
    IReadOnlyList<GrainMethodDescription> Methods);
