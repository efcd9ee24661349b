using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Shop.Runtime.Serialization;

/// <summary>Immutable arrays; the default one, which has no array, travels as null.</summary>
internal sealed class ImmutableArrayCodec<T> : Codec<ImmutableArray<T>>
{
    private readonly ArrayCodec<T> _array = new();

    public ImmutableArrayCodec()
        : base(WireType.Sequence)
    {
    }

    internal override bool IsShallowlyImmutable => true;

    internal override bool NeedsTag => true;

    public override void WriteField(ref WireWriter writer, uint delta, ImmutableArray<T> value) =>
        _array.WriteField(ref writer, delta, ImmutableCollectionsMarshal.AsArray(value)!);

    public override void Write(ref WireWriter writer, ImmutableArray<T> value) =>
        _array.Write(ref writer, ImmutableCollectionsMarshal.AsArray(value)!);

    public override ImmutableArray<T> Read(ref WireReader reader) =>
        ImmutableCollectionsMarshal.AsImmutableArray(_array.Read(ref reader));

    public override ImmutableArray<T> Copy(ImmutableArray<T> value, int depth) => IsImmutable
        ? value
        : ImmutableCollectionsMarshal.AsImmutableArray(_array.Copy(ImmutableCollectionsMarshal.AsArray(value)!, depth));

    protected override ImmutableArray<T> ReadOther(ref WireReader reader) =>
        reader.Type == WireType.Null ? default : base.ReadOther(ref reader);

    public override void CollectParts(ICollection<Codec> parts) => _array.CollectParts(parts);
}
