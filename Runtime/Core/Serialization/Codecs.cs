using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>Finds the codec of a type. The result never changes, and is one static field away.</summary>
public static class Codecs
{
    /// <summary>The codec of <typeparamref name="T"/>.</summary>
    /// <exception cref="CodecMissingException">The type can't be serialised.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Codec<T> For<T>() => Slot<T>.Codec ?? Missing<T>();

    /// <summary>The codec of a class that others inherit from, for the generated codecs of those.</summary>
    /// <exception cref="CodecMissingException">The type can't be serialised.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClassCodec<T> ForBase<T>()
        where T : class => BaseSlot<T>.Codec ?? MissingBase<T>();

    /// <summary>The codec of <typeparamref name="T"/>, except that it never copies.</summary>
    /// <exception cref="CodecMissingException">The type can't be serialised.</exception>
    public static Codec<T> ForImmutable<T>() => UncopiedSlot<T>.Codec ?? Missing<T>();

    /// <summary>The codec of a type that is known at run time only.</summary>
    /// <exception cref="CodecMissingException">The type can't be serialised.</exception>
    internal static Codec For(Type type) => CodecRegistry.Find(type) ?? throw new CodecMissingException(type);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Codec<T> Missing<T>() => throw new CodecMissingException(typeof(T));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ClassCodec<T> MissingBase<T>()
        where T : class => throw new CodecMissingException(typeof(T));

    // Creating a codec asks for no other codec, so that types may refer to each other in a circle.
    private static class Slot<T>
    {
        public static readonly Codec<T>? Codec = (Codec<T>?)CodecRegistry.Find(typeof(T));
    }

    private static class UncopiedSlot<T>
    {
        public static readonly Codec<T>? Codec = Slot<T>.Codec is { } codec ? new UncopiedCodec<T>(codec) : null;
    }

    private static class BaseSlot<T>
        where T : class
    {
        public static readonly ClassCodec<T>? Codec = CodecRegistry.Find(typeof(T)) as ClassCodec<T>;
    }
}
