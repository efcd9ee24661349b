using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Tests.Net.Frames;

public sealed class FrameReaderTests
{
    private const int BytesMax = 1024 * 1024;

    private readonly GatheringBudget _budget = new(4 * BytesMax);

    [Fact]
    public void frames_cut_at_every_byte_are_read_as_they_were()
    {
        var sent = new byte[][] { [1, 10], [2], [3, 1, 2, 3, 4, 5], [4, .. new byte[300]] };
        var stream = Concat(sent);
        for (var cut = 0; cut <= stream.Length; cut++)
        {
            Read(Segments(stream[..cut], stream[cut..])).ShouldBe(sent);
        }
    }

    [Fact]
    public void frames_that_come_byte_by_byte_are_read_as_they_were()
    {
        var sent = new byte[][] { [1, 10], [7], [3, .. new byte[100_000]] };

        ReadInPieces(Concat(sent), 1).ShouldBe(sent);
    }

    [Fact]
    public void any_frames_in_any_pieces_are_read_as_they_were() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<byte>>>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (frames, piece) =>
        {
            var sent = frames.Get.Select(frame => frame.Get).ToArray();
            return ReadInPieces(Concat(sent), piece.Get).SequenceEqual(sent, ByteArrays.Instance);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_frame_that_is_cut_short_is_never_read()
    {
        var stream = Concat([[1, 2, 3, 4]]);
        for (var length = 0; length < stream.Length; length++)
        {
            Read(Segments(stream[..length])).ShouldBeEmpty($"after {length} bytes");
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(BytesMax + 1u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    public void a_length_out_of_bounds_is_refused_before_its_bytes_come(uint length)
    {
        using var reader = NewReader();
        var buffer = new ReadOnlySequence<byte>(BitConverter.GetBytes(length));

        Should.Throw<WireFormatException>(() => reader.TryRead(ref buffer, out _, out _)).Message.ShouldContain($"{length} bytes");
        _budget.Taken.ShouldBe(0);
    }

    [Fact]
    public void a_declared_length_alone_takes_little_memory()
    {
        using var reader = NewReader();
        var buffer = new ReadOnlySequence<byte>([.. BitConverter.GetBytes(BytesMax), 3, 1, 2]);

        reader.TryRead(ref buffer, out _, out _).ShouldBeFalse();

        _budget.Taken.ShouldBeLessThan(BytesMax / 10);
    }

    [Fact]
    public void large_frames_of_all_connections_share_a_budget()
    {
        var budget = new GatheringBudget(BytesMax);
        using var first = new FrameReader(budget) { BytesMax = BytesMax };
        using var second = new FrameReader(budget) { BytesMax = BytesMax };
        var stream = Concat([[3, .. new byte[BytesMax - 1]]]);
        var most = new ReadOnlySequence<byte>(stream.AsMemory(0, stream.Length - 1));
        first.TryRead(ref most, out _, out _).ShouldBeFalse();
        var more = new ReadOnlySequence<byte>(stream.AsMemory(0, stream.Length - 1));

        Should.Throw<WireFormatException>(() => second.TryRead(ref more, out _, out _)).Message.ShouldContain("no memory");

        first.Dispose();
        budget.Taken.ShouldBe(0);
    }

    private static byte[] Concat(byte[][] frames) =>
        [.. frames.SelectMany(frame => BitConverter.GetBytes(frame.Length).Concat(frame))];

    private static ReadOnlySequence<byte> Segments(params byte[][] parts)
    {
        var first = new Segment(parts[0]);
        var last = parts.Skip(1).Aggregate(first, (segment, part) => segment.Append(part));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private List<byte[]> Read(ReadOnlySequence<byte> buffer)
    {
        using var reader = NewReader();
        return ReadAll(reader, ref buffer);
    }

    /// <summary>As from a pipe: what wasn't read stays, and more is added behind it.</summary>
    private List<byte[]> ReadInPieces(byte[] stream, int size)
    {
        using var reader = NewReader();
        var read = new List<byte[]>();
        byte[] left = [];
        foreach (var piece in stream.Chunk(size))
        {
            var buffer = left.Length == 0 ? new ReadOnlySequence<byte>(piece) : Segments(left, piece);
            read.AddRange(ReadAll(reader, ref buffer));
            left = buffer.ToArray();
        }

        left.ShouldBeEmpty();
        return read;
    }

    private static List<byte[]> ReadAll(FrameReader reader, ref ReadOnlySequence<byte> buffer)
    {
        var frames = new List<byte[]>();
        while (reader.TryRead(ref buffer, out var kind, out var body))
        {
            frames.Add([(byte)kind, .. body]);
        }

        return frames;
    }

    private FrameReader NewReader() => new(_budget) { BytesMax = BytesMax };

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }

    private sealed class ByteArrays : IEqualityComparer<byte[]>
    {
        public static readonly ByteArrays Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
