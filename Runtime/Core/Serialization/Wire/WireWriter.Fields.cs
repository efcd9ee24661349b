using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Shop.Runtime.Serialization;

/// <content>The fields that generated code writes without going through a codec.</content>
public ref partial struct WireWriter
{
    /// <summary>A UTF-16 character takes at most three bytes in UTF-8 (a surrogate pair takes four for two).</summary>
    private const int BytesPerCharMax = 3;

    /// <summary>Room for a tag and a length.</summary>
    private const int PrefixBytesMax = 10;

    /// <summary>Writes a field.</summary>
    public void WriteBoolean(uint delta, bool value)
    {
        WriteTag(delta, WireType.VarInt);
        WriteRawByte(value ? (byte)1 : (byte)0);
    }

    /// <summary>Writes a field.</summary>
    public void WriteByte(uint delta, byte value) => WriteUInt32(delta, value);

    /// <summary>Writes a field.</summary>
    public void WriteSByte(uint delta, sbyte value) => WriteInt32(delta, value);

    /// <summary>Writes a field.</summary>
    public void WriteInt16(uint delta, short value) => WriteInt32(delta, value);

    /// <summary>Writes a field.</summary>
    public void WriteUInt16(uint delta, ushort value) => WriteUInt32(delta, value);

    /// <summary>Writes a field.</summary>
    public void WriteChar(uint delta, char value) => WriteUInt32(delta, value);

    /// <summary>Writes a field.</summary>
    public void WriteInt32(uint delta, int value)
    {
        WriteTag(delta, WireType.VarInt);
        WriteVarUInt32(ZigZag(value));
    }

    /// <summary>Writes a field.</summary>
    public void WriteUInt32(uint delta, uint value)
    {
        WriteTag(delta, WireType.VarInt);
        WriteVarUInt32(value);
    }

    /// <summary>Writes a field.</summary>
    public void WriteInt64(uint delta, long value)
    {
        WriteTag(delta, WireType.VarInt);
        WriteVarUInt64(ZigZag(value));
    }

    /// <summary>Writes a field.</summary>
    public void WriteUInt64(uint delta, ulong value)
    {
        WriteTag(delta, WireType.VarInt);
        WriteVarUInt64(value);
    }

    /// <summary>Writes a field.</summary>
    public void WriteSingle(uint delta, float value)
    {
        WriteTag(delta, WireType.Fixed32);
        WriteFixed32(BitConverter.SingleToUInt32Bits(value));
    }

    /// <summary>Writes a field.</summary>
    public void WriteDouble(uint delta, double value)
    {
        WriteTag(delta, WireType.Fixed64);
        WriteFixed64(BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>
    /// Writes a field as UTF-8. Text that isn't valid UTF-16 (half of a surrogate pair) goes as a sequence of its characters, so that
    /// every string arrives as it was.
    /// </summary>
    public void WriteString(uint delta, string? value)
    {
        if (value is null)
        {
            WriteNull(delta);
            return;
        }

        // Where the longest encoding fits the span that is there, one pass will do; the length takes as many bytes as the longest could.
        var bytesMax = (long)value.Length * BytesPerCharMax;
        if (bytesMax + PrefixBytesMax > _span.Length - _position)
        {
            bytesMax = Encoding.UTF8.GetByteCount(value);
            Reserve(checked((int)bytesMax + PrefixBytesMax));
        }

        var start = _position;
        WriteTag(delta, WireType.LengthPrefixed);
        var lengthBytes = VarIntBytes((uint)bytesMax);
        if (Utf8.FromUtf16(value, _span[(_position + lengthBytes)..], out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            WritePaddedVarInt((uint)written, lengthBytes);
            _position += written;
        }
        else
        {
            _position = start;
            WriteCharacters(delta, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    internal static int VarIntBytes(uint value) => value switch
    {
        < 1u << 7 => 1,
        < 1u << 14 => 2,
        < 1u << 21 => 3,
        < 1u << 28 => 4,
        _ => 5,
    };

    private void WritePaddedVarInt(uint value, int bytes)
    {
        for (var i = 1; i < bytes; i++)
        {
            _span[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _span[_position++] = (byte)value;
    }

    private void WriteCharacters(uint delta, string value)
    {
        WriteTag(delta, WireType.Sequence);
        WriteSequenceHeader(SequenceHeader.List(WireType.VarInt), value.Length);
        foreach (var character in value)
        {
            WriteVarUInt32(character);
        }
    }
}
