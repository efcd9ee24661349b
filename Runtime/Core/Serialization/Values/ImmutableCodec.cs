namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs of values that can't change, and hold nothing that can: a copy is the value itself.</summary>
internal abstract class ImmutableCodec<T>(WireType wireType) : Codec<T>(wireType)
{
    internal sealed override bool IsShallowlyImmutable => true;

    public sealed override T Copy(T value, int depth) => value;
}
