using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Writes tagged fields into a buffer. Not thread-safe; call <see cref="Flush"/> before the buffer is used otherwise.
/// A tag is the difference to the previous field's id and the wire type in one variable-length integer.
/// </summary>
public ref partial struct WireWriter
{
    /// <summary>What is asked of the buffer at once, in bytes: most messages fit, so most see one span.</summary>
    private const int SpanBytesMin = 512;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _span;
    private int _position;
    private long _flushed;
    private int _depth;

    /// <summary>Creates a writer that appends to <paramref name="output"/>.</summary>
    public WireWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _span = output.GetSpan(SpanBytesMin);
    }

    /// <summary>How many bytes were written, flushed or not.</summary>
    public readonly long Written => _flushed + _position;

    /// <summary>Hands what was written to the buffer.</summary>
    public void Flush()
    {
        _output.Advance(_position);
        _flushed += _position;
        _position = 0;
        _span = default;
    }

    /// <summary>Writes the tag of a field: its id as the difference to the previous field of the same level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTag(uint delta, WireType type)
    {
        var tag = (delta << 3) | (uint)type;
        if (tag < 0x80)
        {
            WriteRawByte((byte)tag);
        }
        else
        {
            WriteVarUInt64(tag);
        }
    }

    /// <summary>Writes a field that is null.</summary>
    public void WriteNull(uint delta) => WriteTag(delta, WireType.Null);

    /// <summary>Begins an object or a sequence. Throws <see cref="WireFormatException"/> beyond <see cref="WireLimits.DepthMax"/> levels.</summary>
    public void Enter()
    {
        if (++_depth > WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToWrite();
        }
    }

    /// <summary>Ends a sequence that <see cref="Enter"/> began.</summary>
    public void Leave() => _depth--;

    /// <summary>Ends an object that <see cref="Enter"/> began.</summary>
    public void LeaveObject()
    {
        _depth--;
        WriteEnd();
    }

    /// <summary>Says that the object, or the list of arguments, is complete.</summary>
    public void WriteEnd() => WriteTag(WireControl.End, WireType.Control);

    /// <summary>Says that a base class's members are complete.</summary>
    public void WriteNextLevel() => WriteTag(WireControl.NextLevel, WireType.Control);

    internal void WriteTypeName(scoped ReadOnlySpan<byte> name)
    {
        WriteRawByte(WireControl.TypeNameTag);
        WriteBytes(name);
    }

    internal void WriteSequenceHeader(SequenceHeader header, int count)
    {
        WriteRawByte(header.Value);
        WriteVarUInt32((uint)count);
    }

    /// <summary>Writes one byte as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteRawByte(byte value)
    {
        if (_position >= _span.Length)
        {
            Grow(1);
        }

        _span[_position++] = value;
    }

    /// <summary>Writes an unsigned variable-length integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteVarUInt32(uint value)
    {
        if (value < 0x80)
        {
            WriteRawByte((byte)value);
        }
        else
        {
            WriteVarUInt64(value);
        }
    }

    /// <summary>Writes an unsigned variable-length integer.</summary>
    internal void WriteVarUInt64(ulong value)
    {
        var span = Reserve(10);
        var count = 0;
        while (value >= 0x80)
        {
            span[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[count++] = (byte)value;
        _position += count;
    }

    /// <summary>Writes four bytes, little-endian.</summary>
    internal void WriteFixed32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(sizeof(uint)), value);
        _position += sizeof(uint);
    }

    /// <summary>Writes eight bytes, little-endian.</summary>
    internal void WriteFixed64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), value);
        _position += sizeof(ulong);
    }

    /// <summary>Writes a length and that many bytes.</summary>
    internal void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteVarUInt32((uint)value.Length);
        WriteRaw(value);
    }

    /// <summary>Writes bytes as they are.</summary>
    internal void WriteRaw(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        _position += value.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (_span.Length - _position < size)
        {
            Grow(size);
        }

        return _span[_position..];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        Flush();
        _span = _output.GetSpan(Math.Max(size, SpanBytesMin));
    }
}
