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

    public override T? Copy(T? value, int depth) => value is null ? null : Polymorphism.Copy(value, depth);
}
