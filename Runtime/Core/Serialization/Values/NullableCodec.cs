namespace Shop.Runtime.Serialization;

/// <summary>A value type that may be absent; the wire has either the value or null.</summary>
internal sealed class NullableCodec<T> : Codec<T?>
    where T : struct
{
    private readonly Codec<T> _value;

    // The one codec that is created from another: its wire type is the other's, and a struct can't hold itself.
    public NullableCodec()
        : this(Codecs.For<T>())
    {
    }

    private NullableCodec(Codec<T> value)
        : base(value.WireType) => _value = value;

    internal override bool IsShallowlyImmutable => true;

    public override void Write(ref WireWriter writer, T? value) => _value.Write(ref writer, value.GetValueOrDefault());

    public override T? Read(ref WireReader reader) => _value.Read(ref reader);

    public override T? Copy(T? value, int depth) => value is { } present ? _value.Copy(present, depth) : null;

    public override void CollectParts(ICollection<Codec> parts) => parts.Add(_value);
}
