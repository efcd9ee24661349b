namespace Orleans;

/// <summary>Asks for a codec and a copier of this type, generated at compile time.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether members without an <see cref="IdAttribute"/> get an id by themselves; none by default.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; }

    /// <summary>Whether a primary constructor's parameters are members; where it isn't set, they are for records and aren't for classes.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
