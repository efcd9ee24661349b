namespace Shop.Runtime.Generator.Model;

/// <summary>A type marked with <c>[GenerateSerializer]</c>.</summary>
internal sealed record MessageModel
{
    /// <summary>The type as generated code writes it, with its own type parameters as arguments.</summary>
    public required string Type { get; init; }

    /// <summary>The type in <c>typeof</c>: without arguments if it is generic.</summary>
    public required string OpenType { get; init; }

    /// <summary>The type's name in reflection, from which names of generated files and classes are made.</summary>
    public required string FullName { get; init; }

    /// <summary>The alias or the full name.</summary>
    public required string WireName { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Names of type parameters, those of containing types first.</summary>
    public EquatableArray<string> TypeParameters { get; init; }

    /// <summary>One <c>where</c> clause a constrained type parameter.</summary>
    public EquatableArray<string> Constraints { get; init; }

    public Creation Creation { get; init; }

    /// <summary>The base class whose members come first; null where there are none.</summary>
    public string? BaseType { get; init; }

    /// <summary>The name of a value of <c>Shop.Runtime.Serialization.Mutability</c>.</summary>
    public string Mutability { get; init; } = "Mutable";

    /// <summary>In the order of their ids on the wire.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    public string CodecName => $"{GeneratedNames.Of(FullName)}_Codec";

    /// <summary>What the manifest needs, so that it stays as it is when only members change.</summary>
    public MessageModel ForManifest() => this with
    {
        BaseType = null,
        Constraints = EquatableArray<string>.Empty,
        Creation = Creation.New,
        Members = EquatableArray<MemberModel>.Empty,
        Mutability = "",
    };
}
