namespace Shop.Runtime.Serialization;

/// <summary>
/// How a value lies on the wire: enough to step over it without knowing what it is. It takes the low three bits of a tag.
/// </summary>
public enum WireType : byte
{
    /// <summary>A variable-length integer of at most ten bytes, seven bits a byte, lowest first.</summary>
    VarInt = 0,

    /// <summary>Four bytes, little-endian.</summary>
    Fixed32 = 1,

    /// <summary>Eight bytes, little-endian.</summary>
    Fixed64 = 2,

    /// <summary>A length in bytes as a variable-length integer, then that many bytes.</summary>
    LengthPrefixed = 3,

    /// <summary>Tagged fields up to a <see cref="Control"/> tag that ends the object.</summary>
    Object = 4,

    /// <summary>No value: a mark in an object (see <see cref="WireControl"/>).</summary>
    Control = 5,

    /// <summary>A null reference, or a nullable without a value. No bytes follow.</summary>
    Null = 6,

    /// <summary>A header byte (see <see cref="SequenceHeader"/>), a count, then the elements.</summary>
    Sequence = 7,
}
