using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.Runtime.Serialization;

// Identities of grains and silos.

internal sealed class IdSpanCodec() : ImmutableCodec<IdSpan>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, IdSpan value) => writer.WriteBytes(value.AsSpan());

    public override IdSpan Read(ref WireReader reader) => FromWire(reader.ReadBytes());

    internal static IdSpan FromWire(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? default : new(bytes.ToArray());
}

internal sealed class GrainTypeCodec() : ImmutableCodec<GrainType>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, GrainType value) => writer.WriteBytes(value.AsSpan());

    public override GrainType Read(ref WireReader reader) => GrainType.FromUtf8(reader.ReadBytes());
}

internal sealed class GrainInterfaceTypeCodec() : ImmutableCodec<GrainInterfaceType>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, GrainInterfaceType value) => writer.WriteBytes(value.Value.AsSpan());

    public override GrainInterfaceType Read(ref WireReader reader) => new(IdSpanCodec.FromWire(reader.ReadBytes()));
}

/// <summary>The type's length, the type, and the key up to the end.</summary>
internal sealed class GrainIdCodec() : ImmutableCodec<GrainId>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, GrainId value)
    {
        var type = value.Type.AsSpan();
        var key = value.Key.AsSpan();
        writer.WriteVarUInt32((uint)(WireWriter.VarIntBytes((uint)type.Length) + type.Length + key.Length));
        writer.WriteBytes(type);
        writer.WriteRaw(key);
    }

    public override GrainId Read(ref WireReader reader)
    {
        var content = new WireReader(reader.ReadBytes());
        var type = GrainType.FromUtf8(content.ReadBytes());
        return new GrainId(type, IdSpanCodec.FromWire(content.ReadRaw(content.Remaining)));
    }
}

internal sealed class SiloAddressCodec : TextCodec<SiloAddress>
{
    protected override string ToText(SiloAddress value) => value.ToParsableString();

    protected override SiloAddress? Parse(string text) => SiloAddress.TryParse(text, out var value) ? value : null;
}

/// <summary>What is wrapped as immutable travels as it is, and is never copied.</summary>
internal sealed class ImmutableOfCodec<T> : Codec<Immutable<T>>
{
    private readonly Codec<T> _value;

    // Created from another codec, as that of Nullable is; the other one asks for none.
    public ImmutableOfCodec()
        : this(Codecs.For<T>())
    {
    }

    private ImmutableOfCodec(Codec<T> value)
        : base(value.WireType) => _value = value;

    internal override bool IsShallowlyImmutable => true;

    internal override bool NeedsTag => _value.NeedsTag;

    public override void WriteField(ref WireWriter writer, uint delta, Immutable<T> value) => _value.WriteField(ref writer, delta, value.Value);

    public override void Write(ref WireWriter writer, Immutable<T> value) => _value.Write(ref writer, value.Value);

    public override Immutable<T> Read(ref WireReader reader) => new(_value.Read(ref reader));

    public override Immutable<T> Copy(Immutable<T> value, int depth) => value;

    protected override Immutable<T> ReadOther(ref WireReader reader) => new(_value.ReadField(ref reader));
}
