using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Shop.Runtime.Serialization;

// Collections that keep their elements in the order in which they were put in.

internal sealed class QueueCodec<T> : BuiltSequenceCodec<Queue<T>, T>
{
    protected override int CountOf(Queue<T> value) => value.Count;

    protected override Queue<T> Build(T[] items, object? comparer) => new(items);
}

internal sealed class StackCodec<T> : BuiltSequenceCodec<Stack<T>, T>
{
    protected override int CountOf(Stack<T> value) => value.Count;

    // A stack enumerates from its top.
    protected override Stack<T> Build(T[] items, object? comparer) => new(items.Reverse());
}

internal sealed class LinkedListCodec<T> : BuiltSequenceCodec<LinkedList<T>, T>
{
    protected override int CountOf(LinkedList<T> value) => value.Count;

    protected override LinkedList<T> Build(T[] items, object? comparer) => new(items);
}

internal sealed class CollectionCodec<T> : BuiltSequenceCodec<Collection<T>, T>
{
    protected override int CountOf(Collection<T> value) => value.Count;

    protected override Collection<T> Build(T[] items, object? comparer) => new([.. items]);
}

internal sealed class ReadOnlyCollectionCodec<T> : BuiltSequenceCodec<ReadOnlyCollection<T>, T>
{
    protected override int CountOf(ReadOnlyCollection<T> value) => value.Count;

    protected override ReadOnlyCollection<T> Build(T[] items, object? comparer) => new(items);
}

internal sealed class ImmutableListCodec<T> : BuiltSequenceCodec<ImmutableList<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableList<T> value) => value.Count;

    protected override ImmutableList<T> Build(T[] items, object? comparer) => [.. items];
}

internal sealed class ImmutableQueueCodec<T> : BuiltSequenceCodec<ImmutableQueue<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableQueue<T> value) => value.Count();

    protected override ImmutableQueue<T> Build(T[] items, object? comparer) => ImmutableQueue.Create(items);
}

internal sealed class ImmutableStackCodec<T> : BuiltSequenceCodec<ImmutableStack<T>, T>
{
    internal override bool IsShallowlyImmutable => true;

    protected override int CountOf(ImmutableStack<T> value) => value.Count();

    // A stack enumerates from its top.
    protected override ImmutableStack<T> Build(T[] items, object? comparer) => ImmutableStack.CreateRange(items.Reverse());
}
