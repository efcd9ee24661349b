using System.Buffers;
using System.Runtime.Loader;
using FsCheck;
using FsCheck.Fluent;
using Shop.Runtime.Serialization;
using Shop.Runtime.Tests.Serialization.Generating;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization;

/// <summary>Bytes that aren't a message: refused with <see cref="WireFormatException"/>, and without allocating much more than they are.</summary>
public sealed class HostileInputTests
{
    // What one byte of a frame may make a reader allocate: the largest object that one byte can stand for, with the room that
    // growing collections and tables take.
    private const int BytesPerByteMax = 600;

    // An exception with its stack trace, codecs that are made when a type is first seen.
    private const int BytesFixedMax = 64 * 1024;

    private static readonly Gen<(Type Type, byte[] Bytes)> _samples =
        Shapes.Types.SelectMany(Values.Of, static (type, value) => (type, AnyCodec.Of(type).Write(value)));

    [Fact]
    public void a_frame_that_ends_early_is_refused() => Check(static (codec, bytes) =>
    {
        for (var length = 0; length < bytes.Length; length++)
        {
            Read(codec, bytes.AsSpan(0, length)).ShouldBeFalse($"{length} of {bytes.Length} bytes were taken for a message");
        }
    });

    [Fact]
    public void flipped_bits_give_a_message_or_an_error() => Check(static (codec, bytes) =>
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Read(codec, flipped);
        }
    });

    [Fact]
    public void any_bytes_give_a_message_or_an_error() => Prop
        .ForAll(Shapes.Types.SelectMany(_ => ArbMap.Default.GeneratorFor<byte[]>(), static (type, bytes) => (type, bytes)).ToArbitrary(), static sample =>
        {
            Read(AnyCodec.Of(sample.type), sample.bytes);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(byte[]))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(Guid[]))]
    [InlineData(typeof(HashSet<long>))]
    [InlineData(typeof(Dictionary<int, string>))]
    [InlineData(typeof(System.Collections.Immutable.ImmutableArray<decimal>))]
    [InlineData(typeof(IReadOnlyList<Money>))]
    [InlineData(typeof(SortedList<int, int>))]
    [InlineData(typeof(List<(long, long, long, long, long, long, long)>))]
    public void a_huge_declared_length_is_refused_before_anything_is_allocated(Type type)
    {
        foreach (var declared in new ulong[] { 1_000, int.MaxValue, uint.MaxValue, ulong.MaxValue })
        {
            byte[][] starts = [[3], [7, 0], [7, 1], [7, 3], [7, 4], [7, 5], [7, 0x45], [7, 0x68]];
            foreach (var start in starts)
            {
                Read(AnyCodec.Of(type), [.. start, .. VarInt(declared), 1, 2, 3]);
            }
        }
    }

    [Fact]
    public void elements_of_no_bytes_are_refused()
    {
        byte[] endless = [(byte)WireType.Sequence, (byte)WireType.Null, .. VarInt(int.MaxValue)];

        Read(AnyCodec.Of(typeof(string[])), endless).ShouldBeFalse();
        Read(AnyCodec.Of(typeof(Unknowing)), [(byte)WireType.Object, 9 << 3 | (byte)WireType.Sequence, .. endless.AsSpan(1)]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(typeof(Node))]
    [InlineData(typeof(Unknowing))]
    [InlineData(typeof(object))]
    public void a_frame_that_nests_without_end_is_refused(Type type)
    {
        var next = (byte)(2 << 3 | (byte)WireType.Object);
        byte[] frame = [(byte)WireType.Object, .. Enumerable.Repeat(next, 100_000)];

        Read(AnyCodec.Of(type), frame).ShouldBeFalse();
    }

    [Fact]
    public void a_message_that_holds_itself_is_refused()
    {
        var node = new Node();
        node.Next = node;
        var dog = new Dog();
        dog.Friend = dog;
        object[] items = [null!];
        items[0] = items;

        foreach (var write in new Action[] { () => Wire.Write(node), () => Wire.Write(dog), () => Wire.Write(items), () => Wire.Copy(node), () => Wire.Copy(dog), () => Wire.Copy(items) })
        {
            Should.Throw<WireFormatException>(write).Message.ShouldContain("refer back");
        }
    }

    [Fact]
    public void a_message_of_64_levels_goes_through_and_one_of_65_doesnt()
    {
        static Node Chain(int levels) => levels == 1 ? new Node() : new Node { Next = Chain(levels - 1) };

        // The empty list of children of the innermost is a level of its own.
        Wire.RoundTrip(Chain(WireLimits.DepthMax - 1)).Next.ShouldNotBeNull();
        Should.Throw<WireFormatException>(() => Wire.Write(Chain(WireLimits.DepthMax)));
    }

    [Fact]
    public void the_same_key_twice_is_refused()
    {
        var pairs = Wire.Write(new Dictionary<int, int> { [1] = 1, [2] = 2 });
        pairs[^2] = pairs[^4];

        Should.Throw<WireFormatException>(() => Wire.Read<Dictionary<int, int>>(pairs)).Message.ShouldContain("same key");
        Should.Throw<WireFormatException>(() => Wire.Read<SortedDictionary<int, int>>(pairs));
        Should.Throw<WireFormatException>(() => Wire.Read<System.Collections.Immutable.ImmutableDictionary<int, int>>(pairs));
    }

    [Fact]
    public void an_unknown_name_costs_no_look_through_all_assemblies_where_one_was_just_loaded()
    {
        var (codec, frame) = (AnyCodec.Of(typeof(object)), Named("Shop.Nobody"));
        IsMessage(codec, frame).ShouldBeFalse();
        var context = new AssemblyLoadContext("one more", isCollectible: true);
        context.LoadFromAssemblyPath(typeof(System.Xml.Linq.XElement).Assembly.Location);

        var before = GC.GetAllocatedBytesForCurrentThread();
        IsMessage(codec, frame).ShouldBeFalse();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(BytesFixedMax);
        context.Unload();
    }

    [Fact]
    public void only_registered_types_are_created()
    {
        foreach (var name in new[]
        {
            "System.IO.FileInfo", typeof(HostileInputTests).FullName!, "System.Diagnostics.Process", "", "[", "]", "System.Int32[", "System.Int32[][",
            "System.Collections.Generic.List`1", "System.Collections.Generic.List`1[System.IO.FileInfo]", "System.Collections.Generic.List`1[System.Int32",
            "System.Nullable`1[System.String]", "System.Collections.Generic.Dictionary`2[System.Int32]", "System.Int32, System.Private.CoreLib",
            new string('[', 100), string.Concat(Enumerable.Repeat("System.Collections.Generic.List`1[", 3)),
        })
        {
            Should.Throw<WireFormatException>(() => Wire.Read<object>(Named(name)), name);
        }

        Should.Throw<WireFormatException>(() => Wire.Read<Shape>(Named(typeof(Money).FullName!))).Message.ShouldContain("expected");
    }

    [Fact]
    public void what_an_applications_own_code_throws_is_the_frames_fault()
    {
        var sent = Wire.Write(new Picky { Name = "good" });
        var index = sent.AsSpan().IndexOf("good"u8);
        "evil"u8.CopyTo(sent.AsSpan(index));

        Should.Throw<WireFormatException>(() => Wire.Read<Picky>(sent)).InnerException.ShouldBeOfType<ArgumentException>();
    }

    [Fact]
    public void hostile_arguments_of_a_call_are_refused()
    {
        var call = new SampleCalls().New("Put");
        byte[] frame = [(byte)WireType.VarInt, 1];

        Should.Throw<WireFormatException>(() =>
        {
            var reader = new WireReader(frame);
            call.ReadArguments(ref reader);
        });
    }

    private static void Check(Action<AnyCodec, byte[]> check) => Prop
        .ForAll(_samples.Where(static sample => sample.Bytes.Length < 300).ToArbitrary(), sample => check(AnyCodec.Of(sample.Type), sample.Bytes))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    /// <summary>Whether bytes are a message. Fails the test where anything but the expected exception comes out, or memory runs away.</summary>
    private static bool Read(AnyCodec codec, ReadOnlySpan<byte> bytes)
    {
        // The first time, codecs are made and code is compiled.
        IsMessage(codec, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isMessage = IsMessage(codec, bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThan(BytesFixedMax + (bytes.Length * (long)BytesPerByteMax), $"reading {Convert.ToHexString(bytes)}");
        return isMessage;
    }

    private static bool IsMessage(AnyCodec codec, ReadOnlySpan<byte> bytes)
    {
        try
        {
            codec.ReadStart(bytes);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private static byte[] Named(string name) =>
        [(byte)WireType.Object, WireControl.TypeNameTag, (byte)name.Length, .. System.Text.Encoding.UTF8.GetBytes(name), (byte)WireType.Control];

    private static byte[] VarInt(ulong value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt64(value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
