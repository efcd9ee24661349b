namespace Shop.Runtime.Generator.Model;

/// <summary>A parameter of a grain method.</summary>
internal sealed record ParameterModel
{
    public required string Type { get; init; }

    /// <summary>The type as <c>typeof</c> takes it.</summary>
    public required string PlainType { get; init; }

    public bool IsCancellationToken { get; init; }

    /// <summary>What the writer's and reader's methods for this type are named after; null where it takes a codec.</summary>
    public string? Primitive { get; init; }

    /// <summary>The primitive type that an enum is written as; null for what is no enum.</summary>
    public string? EnumUnderlying { get; init; }

    /// <summary>Whether a copy is the value itself.</summary>
    public bool IsImmutable { get; init; }
}
