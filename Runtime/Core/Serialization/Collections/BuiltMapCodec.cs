namespace Shop.Runtime.Serialization;

/// <summary>Maps that are built from all their pairs at once: fine for all but the most common one.</summary>
internal abstract class BuiltMapCodec<TMap, TKey, TValue> : MapCodec<TMap, TKey, TValue>
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    /// <summary>Builds the map from its pairs; where a key comes twice, it may take either or throw <see cref="ArgumentException"/>.</summary>
    protected abstract TMap Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer);

    /// <summary>The comparer that a code from the wire stands for.</summary>
    protected abstract object? ComparerFor(byte code);

    protected sealed override TMap ReadPairs(ref WireReader reader, SequenceHeader header, int count, byte comparer)
    {
        var pairs = new KeyValuePair<TKey, TValue>[reader.Preallocate<KeyValuePair<TKey, TValue>>(count)];
        for (var i = 0; i < count; i++)
        {
            if (i == pairs.Length)
            {
                Array.Resize(ref pairs, (int)Math.Min(count, Math.Max(4, i * 2L)));
            }

            pairs[i] = ReadPair(ref reader, header);
        }

        return BuildDistinct(pairs, ComparerFor(comparer));
    }

    protected sealed override TMap CopyPairs(TMap value, int itemDepth)
    {
        var pairs = value.ToArray();
        foreach (ref var pair in pairs.AsSpan())
        {
            pair = new(Key.Copy(pair.Key, itemDepth), Value.Copy(pair.Value, itemDepth));
        }

        return Build(pairs, ComparerOf(value));
    }

    private TMap BuildDistinct(KeyValuePair<TKey, TValue>[] pairs, object? comparer)
    {
        TMap? map = null;
        try
        {
            map = Build(pairs, comparer);
        }
        catch (ArgumentException)
        {
            WireErrors.ThrowDuplicateKey(typeof(TMap));
        }

        if (CountOf(map) != pairs.Length)
        {
            WireErrors.ThrowDuplicateKey(typeof(TMap));
        }

        return map;
    }
}
