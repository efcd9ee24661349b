namespace Shop.Runtime.Serialization;

internal sealed class ArrayCodec<T> : SequenceCodec<T[], T>
{
    protected override int CountOf(T[] value) => value.Length;

    protected override void WriteItems(ref WireWriter writer, T[] value) => WriteItems(ref writer, value.AsSpan());

    protected override T[] ReadItems(ref WireReader reader, WireType itemType, int count, byte comparer) =>
        ReadArray(ref reader, itemType, count);

    protected override T[] CopyItems(T[] value, int itemDepth) => CopyArray(value, itemDepth);
}
