namespace Shop.Runtime.Manifest;

/// <summary>Describes the grain interfaces, grains and messages of one assembly. Generated code implements it.</summary>
public interface IGrainManifest
{
    /// <summary>Adds everything to <paramref name="builder"/>.</summary>
    void Describe(GrainManifestBuilder builder);
}
