namespace Shop.Runtime.Serialization;

/// <summary>Collections that are built from all their elements at once: fine for all but the most common ones.</summary>
internal abstract class BuiltSequenceCodec<TCollection, TItem> : SequenceCodec<TCollection, TItem>
    where TCollection : IEnumerable<TItem>
{
    /// <summary>Builds the collection from its elements in the order in which it enumerates them.</summary>
    protected abstract TCollection Build(TItem[] items, object? comparer);

    /// <summary>The comparer that a code from the wire stands for.</summary>
    protected virtual object? ComparerFor(byte code) => null;

    protected sealed override void WriteItems(ref WireWriter writer, TCollection value)
    {
        foreach (var item in value)
        {
            WriteItem(ref writer, item);
        }
    }

    protected sealed override TCollection ReadItems(ref WireReader reader, WireType itemType, int count, byte comparer) =>
        Build(ReadArray(ref reader, itemType, count), ComparerFor(comparer));

    protected sealed override TCollection CopyItems(TCollection value, int itemDepth) =>
        Build(CopyArray(value.ToArray(), itemDepth), ComparerOf(value));
}
