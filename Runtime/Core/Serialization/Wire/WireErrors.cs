using System.Diagnostics.CodeAnalysis;

namespace Shop.Runtime.Serialization;

/// <summary>The messages of <see cref="WireFormatException"/>, apart from the hot paths that may throw them.</summary>
internal static class WireErrors
{
    [DoesNotReturn]
    public static void ThrowTooDeepToWrite() => throw new WireFormatException(
        $"The message nests deeper than {WireLimits.DepthMax} levels. A message must be a tree: does an object in it refer back to one that holds it?");

    [DoesNotReturn]
    public static void ThrowTooDeepToCopy() => throw new WireFormatException(
        $"The message nests deeper than {WireLimits.DepthMax} levels and can't be copied. A message must be a tree: does an object in it refer back to one that holds it?");

    [DoesNotReturn]
    public static void ThrowTooDeepToRead() => throw new WireFormatException(
        $"The frame nests deeper than {WireLimits.DepthMax} levels.");

    [DoesNotReturn]
    public static void ThrowTruncated() => throw new WireFormatException("The frame ends in the middle of a value.");

    [DoesNotReturn]
    public static void ThrowVarIntTooLong() => throw new WireFormatException("An integer in the frame doesn't fit into the type that reads it.");

    [DoesNotReturn]
    public static void ThrowUnexpectedControl(uint control) => throw new WireFormatException(
        $"The frame has control mark {control} where a field was expected.");

    [DoesNotReturn]
    public static void ThrowUnexpectedType(WireType found, Type expected) => throw new WireFormatException(
        $"The frame has a value of wire type {found} where {expected} was expected.");

    [DoesNotReturn]
    public static void ThrowUnexpectedType(WireType found, WireType expected) => throw new WireFormatException(
        $"The frame has a value of wire type {found} where {expected} was expected.");

    [DoesNotReturn]
    public static void ThrowOutOfRange(Type type) => throw new WireFormatException($"The frame has a value out of the range of {type}.");

    [DoesNotReturn]
    public static void ThrowBadSequence() => throw new WireFormatException("The frame has a sequence with an impossible header.");

    [DoesNotReturn]
    public static void ThrowCountTooLarge(ulong count, int remaining) => throw new WireFormatException(
        $"The frame declares {count} elements, but only {remaining} bytes are left.");

    [DoesNotReturn]
    public static void ThrowLengthTooLarge(ulong length, int remaining) => throw new WireFormatException(
        $"The frame declares {length} bytes, but only {remaining} are left.");

    [DoesNotReturn]
    public static void ThrowBadText() => throw new WireFormatException("The frame has text that isn't UTF-8.");

    [DoesNotReturn]
    public static void ThrowDuplicateKey(Type type) => throw new WireFormatException($"The frame has the same key twice in a {type}.");
}
