namespace Shop.Runtime.Serialization;

/// <summary>Members declared as an exception class that has no codec of its own.</summary>
internal sealed class InheritingExceptionCodec<T>() : ImmutableCodec<T?>(WireType.Object)
    where T : Exception
{
    public override void Write(ref WireWriter writer, T? value) => Codecs.For<Exception>().Write(ref writer, value!);

    public override T? Read(ref WireReader reader) => Codecs.For<Exception>().Read(ref reader) switch
    {
        T value => value,
        var other => throw new WireFormatException($"The frame has a {other.GetType()} where a {typeof(T)} was expected.", other),
    };
}
