namespace Shop.Runtime.Generator.Model;

/// <summary>Everything that a compilation tells the runtime of.</summary>
internal sealed record ManifestModel(
    string Assembly,
    EquatableArray<MessageModel> Messages,
    EquatableArray<InterfaceModel> Interfaces,
    EquatableArray<GrainClassModel> Grains)
{
    public bool IsEmpty => Messages.Count == 0 && Interfaces.Count == 0 && Grains.Count == 0;
}
