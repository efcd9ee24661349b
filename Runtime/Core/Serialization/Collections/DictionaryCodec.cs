namespace Shop.Runtime.Serialization;

internal sealed class DictionaryCodec<TKey, TValue> : MapCodec<Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override int CountOf(Dictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(Dictionary<TKey, TValue> value) => value.Comparer;

    protected override void WritePairs(ref WireWriter writer, Dictionary<TKey, TValue> value)
    {
        foreach (var (key, item) in value)
        {
            WritePair(ref writer, key, item);
        }
    }

    protected override Dictionary<TKey, TValue> ReadPairs(ref WireReader reader, SequenceHeader header, int count, byte comparer)
    {
        // An entry takes the pair, its hash code, a link and a bucket: about three references more than the pair.
        var capacity = reader.Preallocate<(TKey, TValue, long, int)>(count);
        var map = new Dictionary<TKey, TValue>(capacity, KnownComparers.Equality<TKey>(comparer));
        for (var i = 0; i < count; i++)
        {
            var (key, value) = ReadPair(ref reader, header);
            if (!map.TryAdd(key, value))
            {
                WireErrors.ThrowDuplicateKey(typeof(Dictionary<TKey, TValue>));
            }
        }

        return map;
    }

    protected override Dictionary<TKey, TValue> CopyPairs(Dictionary<TKey, TValue> value, int itemDepth)
    {
        if (Key.IsImmutable && Value.IsImmutable)
        {
            return new Dictionary<TKey, TValue>(value, value.Comparer);
        }

        var copy = new Dictionary<TKey, TValue>(value.Count, value.Comparer);
        foreach (var (key, item) in value)
        {
            copy.Add(Key.Copy(key, itemDepth), Value.Copy(item, itemDepth));
        }

        return copy;
    }
}
