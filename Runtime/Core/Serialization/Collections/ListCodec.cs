using System.Runtime.InteropServices;

namespace Shop.Runtime.Serialization;

internal sealed class ListCodec<T> : SequenceCodec<List<T>, T>
{
    protected override int CountOf(List<T> value) => value.Count;

    protected override void WriteItems(ref WireWriter writer, List<T> value) => WriteItems(ref writer, CollectionsMarshal.AsSpan(value));

    protected override List<T> ReadItems(ref WireReader reader, WireType itemType, int count, byte comparer)
    {
        var list = new List<T>(reader.Preallocate<T>(count));
        for (var i = 0; i < count; i++)
        {
            list.Add(ReadItem(ref reader, itemType));
        }

        return list;
    }

    protected override List<T> CopyItems(List<T> value, int itemDepth)
    {
        var copy = new List<T>(value);
        if (!Item.IsImmutable)
        {
            foreach (ref var item in CollectionsMarshal.AsSpan(copy))
            {
                item = Item.Copy(item, itemDepth);
            }
        }

        return copy;
    }
}
