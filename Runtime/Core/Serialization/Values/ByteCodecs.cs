namespace Shop.Runtime.Serialization;

// Blocks of bytes. They can be changed by whoever holds them, so a copy is a copy.

internal sealed class ByteArrayCodec() : Codec<byte[]>(WireType.LengthPrefixed)
{
    internal override bool IsShallowlyImmutable => false;

    public override void Write(ref WireWriter writer, byte[] value) => writer.WriteBytes(value);

    public override byte[] Read(ref WireReader reader) => reader.ReadBytes().ToArray();

    public override byte[] Copy(byte[] value, int depth) => value is null ? value! : value.AsSpan().ToArray();
}

internal sealed class ReadOnlyMemoryCodec() : Codec<ReadOnlyMemory<byte>>(WireType.LengthPrefixed)
{
    internal override bool IsShallowlyImmutable => false;

    public override void Write(ref WireWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBytes(value.Span);

    public override ReadOnlyMemory<byte> Read(ref WireReader reader) => reader.ReadBytes().ToArray();

    public override ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> value, int depth) => value.ToArray();
}

internal sealed class MemoryCodec() : Codec<Memory<byte>>(WireType.LengthPrefixed)
{
    internal override bool IsShallowlyImmutable => false;

    public override void Write(ref WireWriter writer, Memory<byte> value) => writer.WriteBytes(value.Span);

    public override Memory<byte> Read(ref WireReader reader) => reader.ReadBytes().ToArray();

    public override Memory<byte> Copy(Memory<byte> value, int depth) => value.ToArray();
}

internal sealed class ArraySegmentCodec() : Codec<ArraySegment<byte>>(WireType.LengthPrefixed)
{
    internal override bool IsShallowlyImmutable => false;

    public override void Write(ref WireWriter writer, ArraySegment<byte> value) => writer.WriteBytes(value);

    public override ArraySegment<byte> Read(ref WireReader reader) => reader.ReadBytes().ToArray();

    public override ArraySegment<byte> Copy(ArraySegment<byte> value, int depth) => value.AsSpan().ToArray();
}
