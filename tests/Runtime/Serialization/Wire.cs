using System.Buffers;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Tests.Serialization;

/// <summary>Puts messages into bytes and back.</summary>
internal static class Wire
{
    public static byte[] Write<T>(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        Codecs.For<T>().WriteRoot(ref writer, value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static T Read<T>(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var value = Codecs.For<T>().ReadRoot(ref reader);
        reader.Remaining.ShouldBe(0);
        return value;
    }

    /// <summary>The same for bytes that may be anything, with more behind the message.</summary>
    public static T ReadStart<T>(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        return Codecs.For<T>().ReadRoot(ref reader);
    }

    public static T RoundTrip<T>(T value) => Read<T>(Write(value));

    public static T Copy<T>(T value) => Codecs.For<T>().Copy(value);
}
