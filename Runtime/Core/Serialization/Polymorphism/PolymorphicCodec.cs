namespace Shop.Runtime.Serialization;

/// <summary>
/// Values behind an interface, an abstract class or <c>object</c>: the type's name goes along, and only registered types are read.
/// </summary>
internal sealed class PolymorphicCodec<T>() : Codec<T?>(WireType.Object)
    where T : class
{
    internal override bool IsShallowlyImmutable => false;

    public override void Write(ref WireWriter writer, T? value)
    {
        writer.Enter();
        Polymorphism.Write(ref writer, value!);
        writer.LeaveObject();
    }

    public override T? Read(ref WireReader reader)
    {
        reader.Enter();
        if (!reader.TryReadTypeName(out var name))
        {
            throw new WireFormatException($"The frame has an object behind {typeof(T)} without its type's name.");
        }

        var value = Polymorphism.Read(ref reader, name, typeof(T));
        reader.LeaveObject();
        return (T)value;
    }

    // Only an object of the class object itself comes here: there is nothing in it.
    internal override void WriteNamed(ref WireWriter writer, object value)
    {
    }

    internal override object ReadNamed(ref WireReader reader)
    {
        reader.SkipLevel();
        return typeof(T) == typeof(object) ? new object() : throw new WireFormatException($"The frame has an object of the abstract type {typeof(T)}.");
    }

    internal override object CopyNamed(object value, int depth) => value;

    public override T? Copy(T? value, int depth) => value is null ? null : Polymorphism.Copy(value, depth);
}
