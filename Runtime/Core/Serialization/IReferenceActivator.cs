namespace Shop.Runtime.Serialization;

/// <summary>Makes the grain references that a frame names; the runtime that receives the frame implements it.</summary>
public interface IReferenceActivator
{
    /// <summary>Creates a reference.</summary>
    /// <param name="grainType">The grain's type, as in its id.</param>
    /// <param name="key">The grain's key, as in its id.</param>
    /// <param name="interfaceType">The grain interface that the reference implements.</param>
    /// <returns>The reference; it implements <paramref name="interfaceType"/>.</returns>
    object CreateReference(ReadOnlySpan<byte> grainType, ReadOnlySpan<byte> key, Type interfaceType);
}
