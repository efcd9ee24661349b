namespace Shop.Runtime.Generator.Model;

/// <summary>A grain interface, or an observer's.</summary>
internal sealed record InterfaceModel
{
    public required string Type { get; init; }

    /// <summary>The interface's name in reflection.</summary>
    public required string FullName { get; init; }

    /// <summary>The alias or the full name.</summary>
    public required string WireName { get; init; }

    /// <summary>All methods that a proxy implements, those of base interfaces included.</summary>
    public EquatableArray<MethodModel> Methods { get; init; }

    public uint Id => StableNameHash.Of(WireName);

    public string ProxyName => $"{GeneratedNames.Of(FullName)}_Proxy";

    /// <summary>What the manifest needs, so that it stays as it is when only parameters' details change.</summary>
    public InterfaceModel ForManifest() => this with { Methods = Methods.Select(static method => method.ForManifest()).ToEquatableArray() };
}
