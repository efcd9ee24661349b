using System.Buffers;
using System.Reflection;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Generator.Tests.Compiling;

/// <summary>Uses the codecs of a project that was compiled a moment ago.</summary>
internal static class Running
{
    /// <summary>The result of a static method <c>Program.Main</c> of the project.</summary>
    public static object? Run(this Assembly assembly) => assembly.GetType("Program", throwOnError: true)!
        .GetMethod("Main", BindingFlags.Static | BindingFlags.Public)!
        .Invoke(null, null);

    /// <summary>A value of the project after a way through bytes.</summary>
    public static object RoundTrip(object value) =>
        typeof(Running).GetMethod(nameof(RoundTripOf), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(value.GetType())
            .Invoke(null, [value])!;

    private static T RoundTripOf<T>(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        Codecs.For<T>().WriteRoot(ref writer, value);
        writer.Flush();
        var reader = new WireReader(buffer.WrittenSpan);
        return Codecs.For<T>().ReadRoot(ref reader);
    }
}
