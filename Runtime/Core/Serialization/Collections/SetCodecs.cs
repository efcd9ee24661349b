using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Shop.Runtime.Serialization;

internal sealed class HashSetCodec<T> : BuiltSequenceCodec<HashSet<T>, T>
{
    protected override int CountOf(HashSet<T> value) => value.Count;

    protected override object? ComparerOf(HashSet<T> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<T>(code);

    protected override HashSet<T> Build(T[] items, object? comparer) => new(items, (IEqualityComparer<T>?)comparer);
}

internal sealed class SortedSetCodec<T> : BuiltSequenceCodec<SortedSet<T>, T>
{
    protected override int CountOf(SortedSet<T> value) => value.Count;

    protected override object? ComparerOf(SortedSet<T> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Order<T>(code);

    protected override SortedSet<T> Build(T[] items, object? comparer) => new(items, (IComparer<T>?)comparer);
}

internal sealed class ImmutableHashSetCodec<T> : BuiltSequenceCodec<ImmutableHashSet<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableHashSet<T> value) => value.Count;

    protected override object? ComparerOf(ImmutableHashSet<T> value) => value.KeyComparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<T>(code);

    protected override ImmutableHashSet<T> Build(T[] items, object? comparer) =>
        ImmutableHashSet.CreateRange((IEqualityComparer<T>?)comparer, items);
}

internal sealed class ImmutableSortedSetCodec<T> : BuiltSequenceCodec<ImmutableSortedSet<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableSortedSet<T> value) => value.Count;

    protected override object? ComparerOf(ImmutableSortedSet<T> value) => value.KeyComparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Order<T>(code);

    protected override ImmutableSortedSet<T> Build(T[] items, object? comparer) =>
        ImmutableSortedSet.CreateRange((IComparer<T>?)comparer, items);
}

internal sealed class FrozenSetCodec<T> : BuiltSequenceCodec<FrozenSet<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(FrozenSet<T> value) => value.Count;

    protected override object? ComparerOf(FrozenSet<T> value) => value.Comparer;

    protected override object? ComparerFor(byte code) => KnownComparers.Equality<T>(code);

    protected override FrozenSet<T> Build(T[] items, object? comparer) => items.ToFrozenSet((IEqualityComparer<T>?)comparer);
}
