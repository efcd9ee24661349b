using Orleans.Runtime;

namespace Shop.Runtime.Serialization;

/// <summary>Makes the grain references that a frame names; the runtime that receives the frame implements it.</summary>
public interface IReferenceActivator
{
    /// <summary>Creates a reference.</summary>
    /// <param name="grainId">The grain's or observer's id.</param>
    /// <param name="interfaceType">The interface that the reference implements.</param>
    /// <returns>The reference; it implements <paramref name="interfaceType"/>.</returns>
    object CreateReference(GrainId grainId, Type interfaceType);
}
