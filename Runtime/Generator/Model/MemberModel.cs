namespace Shop.Runtime.Generator.Model;

/// <summary>One serialised member.</summary>
internal sealed record MemberModel
{
    /// <summary>Twice the <c>[Id]</c>, plus one for parameters of a record's primary constructor, which Orleans numbers apart.</summary>
    public required uint WireId { get; init; }

    /// <summary>The member as C# writes it.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>What the writer's and reader's methods for this type are named after; null where it takes a codec.</summary>
    public string? Primitive { get; init; }

    /// <summary>The primitive type that an enum is written as; null for what is no enum.</summary>
    public string? EnumUnderlying { get; init; }

    public MemberAccess Get { get; init; }

    public MemberAccess Set { get; init; }

    /// <summary>The field that is accessed where C# itself can't.</summary>
    public string? FieldName { get; init; }

    /// <summary>Whether a copy is the value itself.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Whether <c>[Immutable]</c> on the member says so, whatever its type.</summary>
    public bool IsDeclaredImmutable { get; init; }
}
