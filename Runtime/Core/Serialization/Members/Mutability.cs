namespace Shop.Runtime.Serialization;

/// <summary>What the generator can tell about the objects of a class, or the values of a struct.</summary>
public enum Mutability
{
    /// <summary>Members can change: every copy is a new object.</summary>
    Mutable = 0,

    /// <summary>No member can be set after construction: immutable if the members' own types are.</summary>
    ReadOnlyMembers = 1,

    /// <summary>The author promised it with <c>[Immutable]</c>.</summary>
    Immutable = 2,
}
