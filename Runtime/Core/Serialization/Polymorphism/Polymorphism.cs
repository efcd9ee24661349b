namespace Shop.Runtime.Serialization;

/// <summary>Values whose own type isn't the declared one: the wire has the type's name first.</summary>
internal static class Polymorphism
{
    /// <summary>Writes the type's name and the value's content into an object that was begun.</summary>
    public static void Write(ref WireWriter writer, object value)
    {
        var type = TypeNames.Of(value.GetType());
        writer.WriteTypeName(type.Utf8Name);
        CodecOf(type).WriteNamed(ref writer, value);
    }

    /// <summary>Reads what follows a type's name, if the type is known and can stand for <paramref name="declared"/>.</summary>
    public static object Read(ref WireReader reader, ReadOnlySpan<byte> name, Type declared)
    {
        var type = TypeNames.Resolve(name);
        if (!type.Type.IsAssignableTo(declared))
        {
            throw new WireFormatException($"The frame has a {type.Type} where a {declared} was expected.");
        }

        return CodecOf(type).ReadNamed(ref reader);
    }

    /// <summary>Copies a value by its own type.</summary>
    public static T Copy<T>(T value, int depth)
        where T : class => (T)CodecOf(TypeNames.Of(value.GetType())).CopyNamed(value, depth);

    private static Codec CodecOf(NamedType type) => type.Codec ?? throw new CodecMissingException(type.Type);
}
