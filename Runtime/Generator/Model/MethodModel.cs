namespace Shop.Runtime.Generator.Model;

/// <summary>A method of a grain interface.</summary>
internal sealed record MethodModel
{
    /// <summary>The interface that declares it.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The name in C#, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>What the method's id is a hash of: the interface's wire name, and the method's alias or signature.</summary>
    public required string Key { get; init; }

    public required ReturnKind Returns { get; init; }

    /// <summary>The return type as the interface has it.</summary>
    public required string ReturnType { get; init; }

    /// <summary>The result's type; null where there is no result.</summary>
    public string? ResultType { get; init; }

    /// <summary>Whether <c>[return: Immutable]</c> spares the result's copy.</summary>
    public bool IsResultImmutable { get; init; }

    /// <summary>The names of values of <c>GrainMethodFlags</c>.</summary>
    public EquatableArray<string> Flags { get; init; }

    public string? ResponseTimeout { get; init; }

    public EquatableArray<ParameterModel> Parameters { get; init; }

    public uint Id => StableNameHash.Of(Key);

    public string CallName => $"{GeneratedNames.Of(Key, Name)}_Call";

    /// <summary>What the manifest needs: the call class's name.</summary>
    public MethodModel ForManifest() => this with
    {
        ReturnType = "",
        ResultType = null,
        Returns = ReturnKind.Void,
        IsResultImmutable = false,
        Flags = EquatableArray<string>.Empty,
        ResponseTimeout = null,
        Parameters = EquatableArray<ParameterModel>.Empty,
    };
}
