using System.Buffers.Binary;
using System.Numerics;

namespace Shop.Runtime.Serialization;

// Numbers wider or narrower than what the wire has types for.

internal sealed class HalfCodec() : ImmutableCodec<Half>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, Half value) => writer.WriteVarUInt32(BitConverter.HalfToUInt16Bits(value));

    public override Half Read(ref WireReader reader) => BitConverter.UInt16BitsToHalf(reader.ReadUInt16());
}

internal sealed class Int128Codec() : ImmutableCodec<Int128>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, Int128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, value);
        writer.WriteBytes(bytes);
    }

    public override Int128 Read(ref WireReader reader) => BinaryPrimitives.ReadInt128LittleEndian(reader.ReadBytes(16, typeof(Int128)));
}

internal sealed class UInt128Codec() : ImmutableCodec<UInt128>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, value);
        writer.WriteBytes(bytes);
    }

    public override UInt128 Read(ref WireReader reader) => BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(16, typeof(UInt128)));
}

internal sealed class BigIntegerCodec() : ImmutableCodec<BigInteger>(WireType.LengthPrefixed)
{
    public override void Write(ref WireWriter writer, BigInteger value) => writer.WriteBytes(value.ToByteArray());

    public override BigInteger Read(ref WireReader reader) => new(reader.ReadBytes());
}

internal sealed class DecimalCodec() : ImmutableCodec<decimal>(WireType.LengthPrefixed)
{
    private const int ScaleMax = 28;
    private const uint SignBit = 1u << 31;
    private const int ScaleShift = 16;

    public override void Write(ref WireWriter writer, decimal value)
    {
        Span<int> parts = stackalloc int[4];
        Span<byte> bytes = stackalloc byte[16];
        decimal.GetBits(value, parts);
        for (var i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * sizeof(int))..], parts[i]);
        }

        writer.WriteBytes(bytes);
    }

    public override decimal Read(ref WireReader reader)
    {
        var bytes = reader.ReadBytes(16, typeof(decimal));
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        }

        var flags = (uint)parts[3] & ~SignBit;
        if ((flags & 0xFFFF) != 0 || flags >> ScaleShift > ScaleMax)
        {
            WireErrors.ThrowOutOfRange(typeof(decimal));
        }

        return new decimal(parts);
    }
}
