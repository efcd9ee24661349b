namespace Shop.Runtime.Manifest;

/// <summary>Says which class describes the grain interfaces, grains and messages of an assembly. Generated.</summary>
/// <param name="manifest">A class that implements <see cref="IGrainManifest"/> and has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifest) : Attribute
{
    /// <summary>The describing class.</summary>
    public Type Manifest { get; } = manifest;
}
