namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs of types that travel as another type with the same content.</summary>
internal abstract class SurrogateCodec<T, TSurrogate>(WireType wireType) : Codec<T>(wireType)
{
    private Codec<TSurrogate>? _surrogate;

    internal sealed override bool IsShallowlyImmutable => true;

    private Codec<TSurrogate> Surrogate => _surrogate ??= Codecs.For<TSurrogate>();

    public sealed override void Write(ref WireWriter writer, T value) => Surrogate.Write(ref writer, ToSurrogate(value));

    public sealed override T Read(ref WireReader reader) => FromSurrogate(Surrogate.Read(ref reader));

    public sealed override T Copy(T value, int depth) =>
        value is null || IsImmutable ? value : FromSurrogate(Surrogate.Copy(ToSurrogate(value), depth));

    public sealed override void CollectParts(ICollection<Codec> parts) => parts.Add(Surrogate);

    protected abstract TSurrogate ToSurrogate(T value);

    protected abstract T FromSurrogate(TSurrogate surrogate);
}
