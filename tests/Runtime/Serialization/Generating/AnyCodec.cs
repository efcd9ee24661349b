namespace Shop.Runtime.Tests.Serialization.Generating;

/// <summary>The codec of a type that is known at run time only.</summary>
internal abstract class AnyCodec
{
    public static AnyCodec Of(Type type) => (AnyCodec)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!;

    public abstract byte[] Write(object? value);

    public abstract object? Read(ReadOnlySpan<byte> bytes);

    /// <summary>The same for bytes that may be anything, with more behind the message.</summary>
    public abstract object? ReadStart(ReadOnlySpan<byte> bytes);

    public abstract object? Copy(object? value);

    public object? RoundTrip(object? value) => Read(Write(value));

    private sealed class Typed<T> : AnyCodec
    {
        public override byte[] Write(object? value) => Wire.Write((T)value!);

        public override object? Read(ReadOnlySpan<byte> bytes) => Wire.Read<T>(bytes);

        public override object? ReadStart(ReadOnlySpan<byte> bytes) => Wire.ReadStart<T>(bytes);

        public override object? Copy(object? value) => Wire.Copy((T)value!);
    }
}
