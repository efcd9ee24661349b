namespace Shop.Runtime.Serialization;

/// <summary>
/// The byte that begins a sequence. Elements have one wire type and no tags where they can't be null, or a tag each
/// (<see cref="Tagged"/>); a map's elements are pairs.
/// </summary>
internal readonly struct SequenceHeader(byte value)
{
    /// <summary>Stands for "each element has its own tag".</summary>
    public const WireType Tagged = WireType.Control;

    private const byte PairFlag = 1 << 6;
    private const byte ComparerFlag = 1 << 7;

    public byte Value { get; } = value;

    /// <summary>The wire type of every element, or of every key.</summary>
    public WireType First => (WireType)(Value & 7);

    /// <summary>The wire type of every value of a map.</summary>
    public WireType Second => (WireType)((Value >> 3) & 7);

    public bool IsMap => (Value & PairFlag) != 0;

    /// <summary>Says that a byte follows which names the collection's comparer.</summary>
    public bool HasComparer => (Value & ComparerFlag) != 0;

    /// <summary>An untagged element without bytes would let a short frame declare endless elements.</summary>
    public bool IsValid => First != WireType.Null && Second != WireType.Null && (IsMap || Second == 0);

    public static SequenceHeader List(WireType element, bool hasComparer = false) =>
        new((byte)((byte)element | (hasComparer ? ComparerFlag : 0)));

    public static SequenceHeader Map(WireType key, WireType value, bool hasComparer = false) =>
        new((byte)((byte)key | ((byte)value << 3) | PairFlag | (hasComparer ? ComparerFlag : 0)));

    /// <summary>The fewest bytes that one element, or one pair, takes: what a declared count is checked against.</summary>
    public int ElementBytesMin => IsMap ? BytesMin(First) + BytesMin(Second) : BytesMin(First);

    private static int BytesMin(WireType type) => type switch
    {
        WireType.Fixed32 => 4,
        WireType.Fixed64 => 8,
        WireType.Sequence => 2,
        _ => 1,
    };
}
