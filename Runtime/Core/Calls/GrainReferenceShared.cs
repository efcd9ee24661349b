using Shop.Runtime.Calls;

namespace Orleans.Runtime;

/// <summary>What all references to grains of one type as one interface have in common.</summary>
public class GrainReferenceShared
{
    internal GrainReferenceShared(GrainType grainType, GrainInterfaceType interfaceType, CallRuntime runtime)
    {
        GrainType = grainType;
        InterfaceType = interfaceType;
        Runtime = runtime;
    }

    /// <summary>The grains' type.</summary>
    public GrainType GrainType { get; }

    /// <summary>The interface that the references are used as.</summary>
    public GrainInterfaceType InterfaceType { get; }

    internal CallRuntime Runtime { get; }
}
