namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs of collections of single elements.</summary>
internal abstract class SequenceCodec<TCollection, TItem>() : Codec<TCollection>(WireType.Sequence)
{
    private ElementCodec<TItem> _item;

    internal override bool IsShallowlyImmutable => false;

    /// <summary>The elements' codec.</summary>
    protected Codec<TItem> Item => _item.Codec;

    public sealed override void Write(ref WireWriter writer, TCollection value)
    {
        var comparer = KnownComparers.CodeOf<TItem>(ComparerOf(value));
        writer.Enter();
        writer.WriteSequenceHeader(SequenceHeader.List(_item.HeaderType, comparer != 0), CountOf(value));
        if (comparer != 0)
        {
            writer.WriteRawByte(comparer);
        }

        WriteItems(ref writer, value);
        writer.Leave();
    }

    public sealed override TCollection Read(ref WireReader reader)
    {
        reader.Enter();
        var header = reader.ReadSequenceHeader(out var count);
        if (header.IsMap)
        {
            WireErrors.ThrowBadSequence();
        }

        var comparer = header.HasComparer ? reader.ReadRawByte() : (byte)0;
        var value = ReadItems(ref reader, header.First, count, comparer);
        reader.Leave();
        return value;
    }

    public sealed override TCollection Copy(TCollection value, int depth)
    {
        if (value is null || IsImmutable)
        {
            return value;
        }

        if (depth >= WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToCopy();
        }

        return CopyItems(value, depth + 1);
    }

    public sealed override void CollectParts(ICollection<Codec> parts) => parts.Add(Item);

    protected abstract int CountOf(TCollection value);

    protected abstract void WriteItems(ref WireWriter writer, TCollection value);

    protected abstract TCollection ReadItems(ref WireReader reader, WireType itemType, int count, byte comparer);

    /// <summary>Copies a collection; the elements too, unless they are immutable.</summary>
    protected abstract TCollection CopyItems(TCollection value, int itemDepth);

    /// <summary>What decides about equality or order of the elements; null where nothing but the default can.</summary>
    protected virtual object? ComparerOf(TCollection value) => null;

    protected void WriteItem(ref WireWriter writer, TItem item) => _item.Write(ref writer, item);

    protected void WriteItems(ref WireWriter writer, ReadOnlySpan<TItem> items)
    {
        foreach (var item in items)
        {
            WriteItem(ref writer, item);
        }
    }

    protected TItem ReadItem(ref WireReader reader, WireType itemType) => _item.Read(ref reader, itemType);

    /// <summary>Reads elements into an array that holds them exactly, and that never grows far beyond what was read.</summary>
    protected TItem[] ReadArray(ref WireReader reader, WireType itemType, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var items = new TItem[reader.Preallocate<TItem>(count)];
        for (var i = 0; i < count; i++)
        {
            if (i == items.Length)
            {
                Array.Resize(ref items, (int)Math.Min(count, Math.Max(4, i * 2L)));
            }

            items[i] = ReadItem(ref reader, itemType);
        }

        return items;
    }

    protected TItem[] CopyArray(ReadOnlySpan<TItem> items, int itemDepth)
    {
        var copy = items.ToArray();
        if (!Item.IsImmutable)
        {
            foreach (ref var item in copy.AsSpan())
            {
                item = Item.Copy(item, itemDepth);
            }
        }

        return copy;
    }
}
