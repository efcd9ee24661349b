using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Reads tagged fields from one contiguous frame. Whatever the bytes are, it throws nothing but
/// <see cref="WireFormatException"/>, reads nothing beyond the frame, and lets nobody allocate more than a small multiple of
/// the frame's length.
/// </summary>
public ref partial struct WireReader
{
    private readonly ReadOnlySpan<byte> _buffer;
    private int _position;
    private int _depth;
    private uint _control;

    /// <summary>Creates a reader of one frame.</summary>
    /// <param name="frame">The bytes; they must stay unchanged while they are read.</param>
    /// <param name="references">Makes the grain references that the frame names; without it, reading one throws.</param>
    public WireReader(ReadOnlySpan<byte> frame, IReferenceActivator? references = null)
    {
        _buffer = frame;
        References = references;
    }

    /// <summary>How many bytes were read.</summary>
    public readonly int Position => _position;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _buffer.Length - _position;

    /// <summary>The wire type of the field or element that is read next.</summary>
    public WireType Type { get; private set; }

    /// <summary>Makes the grain references in this frame.</summary>
    internal IReferenceActivator? References { get; }

    /// <summary>
    /// Goes to the next field of this level. The value must be read, or skipped with <see cref="Skip"/>, before the next call.
    /// </summary>
    /// <param name="id">The previous field's id (0 before the first); becomes this field's.</param>
    /// <returns>False where the level ends.</returns>
    public bool NextField(ref uint id)
    {
        var tag = ReadVarUInt32();
        var delta = tag >> 3;
        Type = (WireType)(tag & 7);
        if (Type == WireType.Control)
        {
            if (delta > WireControl.NextLevel)
            {
                WireErrors.ThrowUnexpectedControl(delta);
            }

            _control = delta;
            return false;
        }

        id = unchecked(id + delta);
        return true;
    }

    /// <summary>After a level ended: whether another one follows, that of the class that inherits.</summary>
    public readonly bool NextLevel() => _control == WireControl.NextLevel;

    /// <summary>Reads the tag of an element that has one; its value is read next.</summary>
    internal void ReadTag()
    {
        var tag = ReadVarUInt32();
        Type = (WireType)(tag & 7);
        if (Type == WireType.Control)
        {
            WireErrors.ThrowUnexpectedControl(tag >> 3);
        }
    }

    /// <summary>Begins an object or a sequence: beyond <see cref="WireLimits.DepthMax"/> levels the frame is refused.</summary>
    public void Enter()
    {
        if (++_depth > WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToRead();
        }
    }

    /// <summary>Ends a sequence that <see cref="Enter"/> began.</summary>
    public void Leave() => _depth--;

    /// <summary>Ends an object that <see cref="Enter"/> began, after its last known level: levels that a newer version added are skipped.</summary>
    public void LeaveObject()
    {
        while (NextLevel())
        {
            SkipLevel();
        }

        _depth--;
    }

    /// <summary>Throws unless the value that comes next has the wire type <paramref name="expected"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Expect(WireType expected)
    {
        if (Type != expected)
        {
            WireErrors.ThrowUnexpectedType(Type, expected);
        }
    }

    /// <summary>Reads a variable-length integer of at most 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint ReadVarUInt32()
    {
        if (_position < _buffer.Length && _buffer[_position] < 0x80)
        {
            return _buffer[_position++];
        }

        return ReadLongVarUInt32();
    }

    /// <summary>Reads a variable-length integer of at most 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReadVarUInt64()
    {
        if (_position < _buffer.Length && _buffer[_position] < 0x80)
        {
            return _buffer[_position++];
        }

        return ReadLongVarUInt64();
    }

    /// <summary>Reads four bytes, little-endian.</summary>
    internal uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadRaw(sizeof(uint)));

    /// <summary>Reads eight bytes, little-endian.</summary>
    internal ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadRaw(sizeof(ulong)));

    /// <summary>Reads one byte as it is.</summary>
    internal byte ReadRawByte() => ReadRaw(1)[0];

    /// <summary>Reads a length and that many bytes: a part of the frame, not a copy.</summary>
    internal ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarUInt64();
        if (length > (ulong)Remaining)
        {
            WireErrors.ThrowLengthTooLarge(length, Remaining);
        }

        return ReadRaw((int)length);
    }

    /// <summary>The same where the length must be <paramref name="count"/>.</summary>
    internal ReadOnlySpan<byte> ReadBytes(int count, Type type)
    {
        var bytes = ReadBytes();
        if (bytes.Length != count)
        {
            WireErrors.ThrowOutOfRange(type);
        }

        return bytes;
    }

    /// <summary>Reads bytes as they are: a part of the frame, not a copy.</summary>
    internal ReadOnlySpan<byte> ReadRaw(int count)
    {
        if (count > _buffer.Length - _position)
        {
            WireErrors.ThrowTruncated();
        }

        var bytes = _buffer.Slice(_position, count);
        _position += count;
        return bytes;
    }

    /// <summary>Reads a sequence's header and its count, which no more than the bytes that are left can be.</summary>
    internal SequenceHeader ReadSequenceHeader(out int count)
    {
        var header = new SequenceHeader(ReadRawByte());
        var declared = ReadVarUInt64();
        if (!header.IsValid)
        {
            WireErrors.ThrowBadSequence();
        }

        if (declared > (ulong)(Remaining / header.ElementBytesMin))
        {
            WireErrors.ThrowCountTooLarge(declared, Remaining);
        }

        count = (int)declared;
        return header;
    }

    /// <summary>
    /// How many elements a collection may make room for in advance: all that were declared, unless elements take much more memory
    /// than the bytes that are left could justify.
    /// </summary>
    internal readonly int Preallocate<TElement>(int count)
    {
        var bytesMax = (long)Remaining * WireLimits.PreallocationFactor;
        return (int)Math.Min(count, bytesMax / Unsafe.SizeOf<TElement>());
    }

    /// <summary>Prepares reading one element: its wire type is the sequence's, or stands in a tag of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void NextElement(WireType type)
    {
        if (type == SequenceHeader.Tagged)
        {
            ReadTag();
        }
        else
        {
            Type = type;
        }
    }

    /// <summary>At the start of an object's content: the name of its type, if it isn't the declared one.</summary>
    internal bool TryReadTypeName(out ReadOnlySpan<byte> name)
    {
        if (Remaining == 0 || _buffer[_position] != WireControl.TypeNameTag)
        {
            name = default;
            return false;
        }

        _position++;
        name = ReadBytes();
        return true;
    }

    private uint ReadLongVarUInt32()
    {
        var value = ReadLongVarUInt64();
        if (value > uint.MaxValue)
        {
            WireErrors.ThrowVarIntTooLong();
        }

        return (uint)value;
    }

    private ulong ReadLongVarUInt64()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _buffer.Length)
            {
                WireErrors.ThrowTruncated();
            }

            var next = _buffer[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                if (shift == 63 && next > 1)
                {
                    break;
                }

                return value;
            }
        }

        WireErrors.ThrowVarIntTooLong();
        return 0;
    }
}
