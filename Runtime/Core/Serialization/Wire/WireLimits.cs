namespace Shop.Runtime.Serialization;

/// <summary>The bounds within which messages are written and read.</summary>
public static class WireLimits
{
    /// <summary>
    /// How deep objects and sequences may nest. A cycle in a message runs into this bound, and so does a hostile frame,
    /// long before the stack ends: a level costs at most a few hundred bytes of stack.
    /// </summary>
    public const int DepthMax = 64;

    /// <summary>The highest number that <c>[Id]</c> may carry, so that every tag fits into 32 bits (three for the wire type, one for the member's kind).</summary>
    public const uint FieldIdMax = (1u << 28) - 1;

    /// <summary>The longest type name on the wire, in bytes: it is compared and may be looked up, never stored.</summary>
    internal const int TypeNameBytesMax = 1024;

    /// <summary>
    /// How many bytes of memory a collection may set aside in advance for one byte that is left to read. Beyond that it grows
    /// as its elements arrive, so that a declared count alone allocates nothing to speak of.
    /// </summary>
    internal const int PreallocationFactor = 16;
}
