namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs of collections of pairs.</summary>
internal abstract class MapCodec<TMap, TKey, TValue>() : Codec<TMap>(WireType.Sequence)
    where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    private ElementCodec<TKey> _key;
    private ElementCodec<TValue> _value;

    internal override bool IsShallowlyImmutable => false;

    /// <summary>The keys' codec.</summary>
    protected Codec<TKey> Key => _key.Codec;

    /// <summary>The values' codec.</summary>
    protected Codec<TValue> Value => _value.Codec;

    public sealed override void Write(ref WireWriter writer, TMap value)
    {
        var comparer = KnownComparers.CodeOf<TKey>(ComparerOf(value));
        writer.Enter();
        writer.WriteSequenceHeader(SequenceHeader.Map(_key.HeaderType, _value.HeaderType, comparer != 0), CountOf(value));
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
        _key.Write(ref writer, key);
        _value.Write(ref writer, value);
    }

    protected KeyValuePair<TKey, TValue> ReadPair(ref WireReader reader, SequenceHeader header)
    {
        var key = _key.Read(ref reader, header.First);
        if (key is null)
        {
            throw new WireFormatException($"The frame has a {typeof(TMap)} with a key that is null.");
        }

        return new(key, _value.Read(ref reader, header.Second));
    }
}
