namespace Shop.Runtime.Serialization;

/// <summary>A codec whose values are never copied, because <c>[return: Immutable]</c> promises that nobody changes them.</summary>
internal sealed class UncopiedCodec<T>(Codec<T> codec) : Codec<T>(codec.WireType)
{
    internal override bool IsShallowlyImmutable => true;

    internal override bool NeedsTag => codec.NeedsTag;

    public override void WriteField(ref WireWriter writer, uint delta, T value) => codec.WriteField(ref writer, delta, value);

    public override void Write(ref WireWriter writer, T value) => codec.Write(ref writer, value);

    public override T Read(ref WireReader reader) => codec.Read(ref reader);

    public override T Copy(T value, int depth) => value;

    protected override T ReadOther(ref WireReader reader) => codec.ReadField(ref reader);
}
