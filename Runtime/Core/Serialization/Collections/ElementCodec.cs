using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>
/// The codec of a collection's elements: found at first use, so that a type may hold collections of itself. Elements that may be null,
/// or lie on the wire in several ways, have a tag each; the others share the wire type that the header says.
/// </summary>
internal struct ElementCodec<T>
{
    private Codec<T>? _codec;
    private bool _isTagged;

    /// <summary>The codec.</summary>
    public Codec<T> Codec
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _codec ?? Find();
    }

    /// <summary>What the collection's header says about the elements.</summary>
    public WireType HeaderType => Codec is var codec && _isTagged ? SequenceHeader.Tagged : codec.WireType;

    public bool IsImmutable => Codec.IsImmutable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref WireWriter writer, T value)
    {
        var codec = Codec;
        if (_isTagged)
        {
            codec.WriteField(ref writer, 0, value);
        }
        else
        {
            codec.Write(ref writer, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read(ref WireReader reader, WireType headerType)
    {
        reader.NextElement(headerType);
        return Codec.ReadField(ref reader);
    }

    private Codec<T> Find()
    {
        var codec = Codecs.For<T>();
        _isTagged = codec.NeedsTag;
        Volatile.Write(ref _codec, codec);
        return codec;
    }
}
