namespace Shop.Runtime.Serialization;

// The types that C# has keywords for. They lie on the wire as the fields that generated code writes directly.

internal sealed class BooleanCodec() : ImmutableCodec<bool>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, bool value) => writer.WriteRawByte(value ? (byte)1 : (byte)0);

    public override bool Read(ref WireReader reader) => reader.ReadBoolean();
}

internal sealed class ByteCodec() : ImmutableCodec<byte>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, byte value) => writer.WriteVarUInt32(value);

    public override byte Read(ref WireReader reader) => reader.ReadByte();
}

internal sealed class SByteCodec() : ImmutableCodec<sbyte>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, sbyte value) => writer.WriteVarUInt32(WireWriter.ZigZag(value));

    public override sbyte Read(ref WireReader reader) => reader.ReadSByte();
}

internal sealed class Int16Codec() : ImmutableCodec<short>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, short value) => writer.WriteVarUInt32(WireWriter.ZigZag(value));

    public override short Read(ref WireReader reader) => reader.ReadInt16();
}

internal sealed class UInt16Codec() : ImmutableCodec<ushort>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, ushort value) => writer.WriteVarUInt32(value);

    public override ushort Read(ref WireReader reader) => reader.ReadUInt16();
}

internal sealed class Int32Codec() : ImmutableCodec<int>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, int value) => writer.WriteVarUInt32(WireWriter.ZigZag(value));

    public override int Read(ref WireReader reader) => reader.ReadInt32();
}

internal sealed class UInt32Codec() : ImmutableCodec<uint>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, uint value) => writer.WriteVarUInt32(value);

    public override uint Read(ref WireReader reader) => reader.ReadUInt32();
}

internal sealed class Int64Codec() : ImmutableCodec<long>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, long value) => writer.WriteVarUInt64(WireWriter.ZigZag(value));

    public override long Read(ref WireReader reader) => reader.ReadInt64();
}

internal sealed class UInt64Codec() : ImmutableCodec<ulong>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, ulong value) => writer.WriteVarUInt64(value);

    public override ulong Read(ref WireReader reader) => reader.ReadUInt64();
}

internal sealed class CharCodec() : ImmutableCodec<char>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, char value) => writer.WriteVarUInt32(value);

    public override char Read(ref WireReader reader) => reader.ReadChar();
}

internal sealed class SingleCodec() : ImmutableCodec<float>(WireType.Fixed32)
{
    public override void Write(ref WireWriter writer, float value) => writer.WriteFixed32(BitConverter.SingleToUInt32Bits(value));

    public override float Read(ref WireReader reader) => reader.ReadSingle();
}

internal sealed class DoubleCodec() : ImmutableCodec<double>(WireType.Fixed64)
{
    public override void Write(ref WireWriter writer, double value) => writer.WriteFixed64(BitConverter.DoubleToUInt64Bits(value));

    public override double Read(ref WireReader reader) => reader.ReadDouble();
}
