namespace Shop.Runtime.Serialization;

// What a collection interface is read as. Where the interface lets the receiver add elements, it gets a collection that can.

internal sealed class EnumerableCodec<T> : CollectionInterfaceCodec<IEnumerable<T>, T[]>
{
    protected override T[] ToPlain(IEnumerable<T> value) => value as T[] ?? [.. value];
}

internal sealed class ReadOnlyCollectionInterfaceCodec<T> : CollectionInterfaceCodec<IReadOnlyCollection<T>, T[]>
{
    protected override T[] ToPlain(IReadOnlyCollection<T> value) => value as T[] ?? [.. value];
}

internal sealed class ReadOnlyListInterfaceCodec<T> : CollectionInterfaceCodec<IReadOnlyList<T>, T[]>
{
    protected override T[] ToPlain(IReadOnlyList<T> value) => value as T[] ?? [.. value];
}

internal sealed class CollectionInterfaceCodec<T> : CollectionInterfaceCodec<ICollection<T>, List<T>>
{
    protected override List<T> ToPlain(ICollection<T> value) => value as List<T> ?? [.. value];
}

internal sealed class ListInterfaceCodec<T> : CollectionInterfaceCodec<IList<T>, List<T>>
{
    protected override List<T> ToPlain(IList<T> value) => value as List<T> ?? [.. value];
}

internal sealed class SetInterfaceCodec<T> : CollectionInterfaceCodec<ISet<T>, HashSet<T>>
{
    protected override HashSet<T> ToPlain(ISet<T> value) => value as HashSet<T> ?? [.. value];
}

internal sealed class ReadOnlySetInterfaceCodec<T> : CollectionInterfaceCodec<IReadOnlySet<T>, HashSet<T>>
{
    protected override HashSet<T> ToPlain(IReadOnlySet<T> value) => value as HashSet<T> ?? [.. value];
}

internal sealed class DictionaryInterfaceCodec<TKey, TValue> : CollectionInterfaceCodec<IDictionary<TKey, TValue>, Dictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> ToPlain(IDictionary<TKey, TValue> value) =>
        value as Dictionary<TKey, TValue> ?? new(value);
}

internal sealed class ReadOnlyDictionaryInterfaceCodec<TKey, TValue> : CollectionInterfaceCodec<IReadOnlyDictionary<TKey, TValue>, Dictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> ToPlain(IReadOnlyDictionary<TKey, TValue> value) =>
        value as Dictionary<TKey, TValue> ?? new(value);
}
