using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Shop.Runtime.Serialization;

internal sealed class SortedDictionaryCodec<TKey, TValue> : BuiltMapCodec<SortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override int CountOf(SortedDictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(SortedDictionary<TKey, TValue> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Order<TKey>(code);

    protected override SortedDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer)
    {
        var map = new SortedDictionary<TKey, TValue>((IComparer<TKey>?)comparer);
        foreach (var (key, value) in pairs)
        {
            map.Add(key, value);
        }

        return map;
    }
}

internal sealed class SortedListCodec<TKey, TValue> : BuiltMapCodec<SortedList<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override int CountOf(SortedList<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(SortedList<TKey, TValue> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Order<TKey>(code);

    // A frame may have the keys in any order, where adding one by one would take quadratic time.
    protected override SortedList<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer)
    {
        var order = (IComparer<TKey>?)comparer ?? Comparer<TKey>.Default;
        Array.Sort(pairs, (left, right) => order.Compare(left.Key, right.Key));
        var map = new SortedList<TKey, TValue>(pairs.Length, order);
        foreach (var (key, value) in pairs)
        {
            map.Add(key, value);
        }

        return map;
    }
}

internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : BuiltMapCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override int CountOf(ConcurrentDictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(ConcurrentDictionary<TKey, TValue> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<TKey>(code);

    protected override ConcurrentDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer) =>
        new(pairs, (IEqualityComparer<TKey>?)comparer);
}

internal sealed class ReadOnlyDictionaryCodec<TKey, TValue> : BuiltMapCodec<ReadOnlyDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override int CountOf(ReadOnlyDictionary<TKey, TValue> value) => value.Count;

    // It doesn't say what the dictionary behind it compares with.
    protected override object? ComparerOf(ReadOnlyDictionary<TKey, TValue> value) => null;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<TKey>(code);

    protected override ReadOnlyDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer) =>
        new(new Dictionary<TKey, TValue>(pairs, (IEqualityComparer<TKey>?)comparer));
}

internal sealed class ImmutableDictionaryCodec<TKey, TValue> : BuiltMapCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableDictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(ImmutableDictionary<TKey, TValue> value) => value.KeyComparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<TKey>(code);

    protected override ImmutableDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer) =>
        ImmutableDictionary.CreateRange((IEqualityComparer<TKey>?)comparer, pairs);
}

internal sealed class ImmutableSortedDictionaryCodec<TKey, TValue> : BuiltMapCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableSortedDictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(ImmutableSortedDictionary<TKey, TValue> value) => value.KeyComparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Order<TKey>(code);

    protected override ImmutableSortedDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer) =>
        ImmutableSortedDictionary.CreateRange((IComparer<TKey>?)comparer, pairs);
}

internal sealed class FrozenDictionaryCodec<TKey, TValue> : BuiltMapCodec<FrozenDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(FrozenDictionary<TKey, TValue> value) => value.Count;

    protected override object? ComparerOf(FrozenDictionary<TKey, TValue> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<TKey>(code);

    protected override FrozenDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] pairs, object? comparer) =>
        pairs.ToFrozenDictionary((IEqualityComparer<TKey>?)comparer);
}
