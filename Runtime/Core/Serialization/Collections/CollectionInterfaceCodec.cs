namespace Shop.Runtime.Serialization;

/// <summary>
/// Collections behind an interface. What arrives has the sender's own type if that is known here (with its order, its comparer);
/// otherwise, and for the results of LINQ and collection expressions, the plainest type that implements the interface.
/// </summary>
/// <typeparam name="TInterface">The interface.</typeparam>
/// <typeparam name="TPlain">The plainest type.</typeparam>
internal abstract class CollectionInterfaceCodec<TInterface, TPlain>() : Codec<TInterface>(WireType.Sequence)
    where TInterface : class
    where TPlain : class, TInterface
{
    internal override bool IsShallowlyImmutable => false;

    private static Codec<TPlain> Plain => Codecs.For<TPlain>();

    public sealed override void WriteField(ref WireWriter writer, uint delta, TInterface value)
    {
        if (value is null || value.GetType() == typeof(TPlain) || TypeNames.TryOf(value.GetType()) is not { Codec: not null })
        {
            Plain.WriteField(ref writer, delta, value is null ? null! : ToPlain(value));
            return;
        }

        writer.WriteTag(delta, WireType.Object);
        writer.Enter();
        Polymorphism.Write(ref writer, value);
        writer.LeaveObject();
    }

    public sealed override void Write(ref WireWriter writer, TInterface value) =>
        throw new NotSupportedException("A collection behind an interface is always written as a field.");

    public sealed override TInterface Read(ref WireReader reader) => Plain.Read(ref reader);

    public sealed override TInterface Copy(TInterface value, int depth)
    {
        if (value is null)
        {
            return value!;
        }

        return value.GetType() == typeof(TPlain) || TypeNames.TryOf(value.GetType()) is not { Codec: { } codec }
            ? Plain.Copy(ToPlain(value), depth)
            : (TInterface)codec.CopyNamed(value, depth);
    }

    // Null, a named type, or bytes, which have a wire type of their own.
    protected sealed override TInterface ReadOther(ref WireReader reader)
    {
        if (reader.Type != WireType.Object)
        {
            return Plain.ReadField(ref reader);
        }

        reader.Enter();
        if (!reader.TryReadTypeName(out var name))
        {
            throw new WireFormatException($"The frame has an object behind {typeof(TInterface)} without its type's name.");
        }

        var value = (TInterface)Polymorphism.Read(ref reader, name, typeof(TInterface));
        reader.LeaveObject();
        return value;
    }

    /// <summary>The same elements in the plainest type.</summary>
    protected abstract TPlain ToPlain(TInterface value);
}
