namespace Shop.Runtime.Serialization;

/// <summary>What a tag of type <see cref="WireType.Control"/> says; it stands where other tags have their field delta.</summary>
internal static class WireControl
{
    /// <summary>The object is complete.</summary>
    public const uint End = 0;

    /// <summary>The members of a base class are complete; those of the class that inherits follow, in an id space of their own.</summary>
    public const uint NextLevel = 1;

    /// <summary>The first thing in an object whose type isn't the declared one: the type's name follows, length-prefixed.</summary>
    public const uint TypeName = 2;

    /// <summary>The one byte that a type name's tag is.</summary>
    public const byte TypeNameTag = (byte)((TypeName << 3) | (uint)WireType.Control);
}
