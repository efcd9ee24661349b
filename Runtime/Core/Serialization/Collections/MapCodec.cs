namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs of collections of pairs.</summary>
internal abstract class MapCodec<TMap, TKey, TValue>() : Codec<TMap>(WireType.Sequence)
    where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    private Codec<TKey>? _key;
    private Codec<TValue>? _value;

    internal override bool IsShallowlyImmutable => false;

    /// <summary>The keys' codec; found at first use, so that a type may hold maps of itself.</summary>
    protected Codec<TKey> Key => _key ??= Codecs.For<TKey>();

    /// <summary>The values' codec.</summary>
    protected Codec<TValue> Value => _value ??= Codecs.For<TValue>();

    private WireType KeyType => default(TKey) is null ? SequenceHeader.Tagged : Key.WireType;

    private WireType ValueWireType => default(TValue) is null ? SequenceHeader.Tagged : Value.WireType;

    public sealed override void Write(ref WireWriter writer, TMap value)
    {
        var comparer = KnownComparers.CodeOf<TKey>(ComparerOf(value));
        writer.Enter();
        writer.WriteSequenceHeader(SequenceHeader.Map(KeyType, ValueWireType, comparer != 0), CountOf(value));
        if (comparer != 0)
        {
            writer.WriteRawByte(comparer);
        }

        WritePairs(ref writer, value);
        writer.Leave();
    }

    public sealed override TMap Read(ref WireReader reader)
    {
        reader.Enter();
        var header = reader.ReadSequenceHeader(out var count);
        if (!header.IsMap)
        {
            WireErrors.ThrowBadSequence();
        }

        var comparer = header.HasComparer ? reader.ReadRawByte() : (byte)0;
        var value = ReadPairs(ref reader, header, count, comparer);
        reader.Leave();
        return value;
    }

    public sealed override TMap Copy(TMap value, int depth)
    {
        if (value is null || IsImmutable)
        {
            return value!;
        }

        if (depth >= WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToCopy();
        }

        return CopyPairs(value, depth + 1);
    }

    public sealed override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Key);
        parts.Add(Value);
    }

    protected abstract int CountOf(TMap value);

    protected abstract object? ComparerOf(TMap value);

    protected abstract TMap ReadPairs(ref WireReader reader, SequenceHeader header, int count, byte comparer);

    protected abstract TMap CopyPairs(TMap value, int itemDepth);

    /// <summary>Writes every pair. Maps whose enumerator is a struct say so themselves, to save its box.</summary>
    protected virtual void WritePairs(ref WireWriter writer, TMap value)
    {
        foreach (var (key, item) in value)
        {
            WritePair(ref writer, key, item);
        }
    }

    protected void WritePair(ref WireWriter writer, TKey key, TValue value)
    {
        if (default(TKey) is null)
        {
            Key.WriteField(ref writer, 0, key);
        }
        else
        {
            Key.Write(ref writer, key);
        }

        if (default(TValue) is null)
        {
            Value.WriteField(ref writer, 0, value);
        }
        else
        {
            Value.Write(ref writer, value);
        }
    }

    protected KeyValuePair<TKey, TValue> ReadPair(ref WireReader reader, SequenceHeader header)
    {
        reader.NextElement(header.First);
        var key = Key.ReadField(ref reader);
        if (key is null)
        {
            throw new WireFormatException($"The frame has a {typeof(TMap)} with a key that is null.");
        }

        reader.NextElement(header.Second);
        return new(key, Value.ReadField(ref reader));
    }
}
