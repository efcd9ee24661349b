using System.Runtime.CompilerServices;
using System.Text;

namespace Shop.Runtime.Serialization;

/// <content>The fields that generated code reads without going through a codec. Each reads the value that comes next.</content>
public ref partial struct WireReader
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a field.</summary>
    public bool ReadBoolean() => ReadUpTo(1, typeof(bool)) != 0;

    /// <summary>Reads a field.</summary>
    public byte ReadByte() => (byte)ReadUpTo(byte.MaxValue, typeof(byte));

    /// <summary>Reads a field.</summary>
    public sbyte ReadSByte()
    {
        var value = ReadInt32();
        return (sbyte)value == value ? (sbyte)value : OutOfRange<sbyte>();
    }

    /// <summary>Reads a field.</summary>
    public short ReadInt16()
    {
        var value = ReadInt32();
        return (short)value == value ? (short)value : OutOfRange<short>();
    }

    /// <summary>Reads a field.</summary>
    public ushort ReadUInt16() => (ushort)ReadUpTo(ushort.MaxValue, typeof(ushort));

    /// <summary>Reads a field.</summary>
    public char ReadChar() => (char)ReadUpTo(char.MaxValue, typeof(char));

    /// <summary>Reads a field.</summary>
    public int ReadInt32()
    {
        Expect(WireType.VarInt);
        var bits = ReadVarUInt32();
        return (int)(bits >> 1) ^ -(int)(bits & 1);
    }

    /// <summary>Reads a field.</summary>
    public uint ReadUInt32()
    {
        Expect(WireType.VarInt);
        return ReadVarUInt32();
    }

    /// <summary>Reads a field.</summary>
    public long ReadInt64()
    {
        Expect(WireType.VarInt);
        var bits = ReadVarUInt64();
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    /// <summary>Reads a field.</summary>
    public ulong ReadUInt64()
    {
        Expect(WireType.VarInt);
        return ReadVarUInt64();
    }

    /// <summary>Reads a field.</summary>
    public float ReadSingle()
    {
        Expect(WireType.Fixed32);
        return BitConverter.UInt32BitsToSingle(ReadFixed32());
    }

    /// <summary>Reads a field.</summary>
    public double ReadDouble()
    {
        Expect(WireType.Fixed64);
        return BitConverter.UInt64BitsToDouble(ReadFixed64());
    }

    /// <summary>Reads a field.</summary>
    public string? ReadString()
    {
        if (Type == WireType.LengthPrefixed)
        {
            return DecodeText(ReadBytes());
        }

        return Type == WireType.Null ? null : ReadCharacters();
    }

    private static string DecodeText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _strictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            WireErrors.ThrowBadText();
            return string.Empty;
        }
    }

    private string ReadCharacters()
    {
        Expect(WireType.Sequence);
        var header = ReadSequenceHeader(out var count);
        if (header.Value != SequenceHeader.List(WireType.VarInt).Value)
        {
            WireErrors.ThrowBadSequence();
        }

        Type = WireType.VarInt;
        var characters = new char[count];
        for (var i = 0; i < count; i++)
        {
            characters[i] = ReadChar();
        }

        return new string(characters);
    }

    private uint ReadUpTo(uint max, Type type)
    {
        Expect(WireType.VarInt);
        var value = ReadVarUInt32();
        if (value > max)
        {
            WireErrors.ThrowOutOfRange(type);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T OutOfRange<T>()
    {
        WireErrors.ThrowOutOfRange(typeof(T));
        return default!;
    }
}
