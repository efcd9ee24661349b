using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Manifest;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>Everything that reads bytes of a peer.</summary>
internal sealed class FuzzTargets(Random random)
{
    private static readonly Func<GrainCall>[] _calls =
        [.. GrainManifests.Load().Interfaces.SelectMany(one => one.Methods).Select(one => one.Create)];

    private readonly FuzzValues _values = new(random);

    /// <summary>One of them, with bytes that it takes.</summary>
    public (string Name, byte[] Good, FuzzTarget Read) Next() => random.Next(7) switch
    {
        0 => ("message", Message(_values.Next()), ReadMessage),
        1 => ("anything", Message<object>(_values.Next()), static bytes => ReadAs<object>(bytes)),
        2 => ("exception", Message<Exception>(new InvalidOperationException(_values.Next().Text, new TimeoutException())), static bytes => ReadAs<Exception>(bytes)),
        3 => ("introduction", Body(buffer => new Hello { ClusterId = "c", ServiceId = "s", Identity = "i", FrameBytesMax = 1 << 20 }.Write(buffer)), static bytes => Hello.Read(bytes)),
        4 => ("welcome", Body(buffer => new Welcome { Version = 1, Identity = "i", Grains = [new ClusterGrain("C", "c", [1, 2])] }.Write(buffer)), static bytes => Welcome.Read(bytes)),
        5 => ("failure", Body(buffer => FailureFrame.Write(buffer, 7, new GatewayTooBusyException(_values.Next().Text ?? ""))), ReadFailure),
        _ => Arguments(),
    };

    private (string Name, byte[] Good, FuzzTarget Read) Arguments()
    {
        var create = _calls[random.Next(_calls.Length)];
        return ("call", CallBody(), bytes => ReadCall(create(), bytes));
    }

    private byte[] CallBody()
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32((uint)CallFlags.HasHeaders);
        writer.WriteVarUInt32((uint)random.Next());
        writer.WriteFixed32((uint)random.Next());
        writer.WriteBytes("grain"u8);
        writer.WriteBytes("key"u8);
        writer.WriteVarUInt32(30_000);
        writer.WriteBytes(Headers());
        writer.WriteString(0, _values.Next().Text ?? "");
        writer.WriteInt32(1, 5);
        writer.WriteEnd();
        writer.Flush();
        return buffer.Written.ToArray();
    }

    private static byte[] Headers()
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        Codecs.For<GrainId>().WriteField(ref writer, 0, GrainId.Create("a", "b"));
        Codecs.For<Dictionary<string, object>>().WriteField(ref writer, 1, new() { ["who"] = "me", ["n"] = 3 });
        writer.WriteString(1, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        writer.WriteEnd();
        writer.Flush();
        return buffer.Written.ToArray();
    }

    private static void ReadCall(GrainCall call, ReadOnlySpan<byte> bytes)
    {
        var frame = CallFrame.Read(bytes);
        if (!frame.Headers.IsEmpty)
        {
            CallHeaders.Read(frame.Headers, null!);
        }

        var reader = new WireReader(frame.Arguments);
        call.ReadArguments(ref reader);
    }

    private static void ReadFailure(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        reader.ReadVarUInt32();
        FailureFrame.Read(ref reader);
    }

    /// <summary>What was read must be written and read again alike.</summary>
    private static void ReadMessage(ReadOnlySpan<byte> bytes)
    {
        var once = Message(ReadAs<FuzzMessage?>(bytes));
        var twice = Message(ReadAs<FuzzMessage?>(once));
        if (!once.AsSpan().SequenceEqual(twice))
        {
            throw new InvalidOperationException("A message that was read is written differently the second time.");
        }
    }

    private static T ReadAs<T>(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        return Codecs.For<T>().ReadRoot(ref reader);
    }

    private static byte[] Message<T>(T value)
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        Codecs.For<T>().WriteRoot(ref writer, value);
        writer.Flush();
        return buffer.Written.ToArray();
    }

    private static byte[] Body(FrameWriter write) => write(new WireBuffer())[(Frame.PrefixBytes + 1)..].ToArray();

    private delegate ReadOnlySpan<byte> FrameWriter(WireBuffer buffer);
}

/// <summary>Reads bytes; throws <see cref="WireFormatException"/> where they are none of its kind, and nothing else.</summary>
internal delegate void FuzzTarget(ReadOnlySpan<byte> bytes);
