using System.Buffers;
using System.Buffers.Binary;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>Streams of frames that come in pieces of any size, whole or spoilt.</summary>
internal sealed class FrameFuzz(Random random)
{
    private const int FrameBytesMax = 256 * 1024;

    private readonly Mutations _mutations = new(random);

    /// <summary>Frames that were read, in all.</summary>
    public long Frames { get; private set; }

    /// <summary>One more stream. True where all of it was read, false where it was refused.</summary>
    /// <exception cref="InvalidOperationException">Frames came out that didn't go in, or memory was kept.</exception>
    public bool Next()
    {
        var sent = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Frame()).ToList();
        var stream = Stream(sent);
        var isSpoilt = random.Next(2) == 0;
        if (isSpoilt)
        {
            _mutations.SpoilLength(stream, StartOf(sent, random.Next(sent.Count)));
        }

        var budget = new GatheringBudget(2 * FrameBytesMax);
        var reader = new FrameReader(budget) { BytesMax = FrameBytesMax };
        try
        {
            Read(reader, stream, isSpoilt ? null : sent);
            return true;
        }
        catch (WireFormatException) when (isSpoilt)
        {
            return false;
        }
        finally
        {
            reader.Dispose();
            Expect(budget.Taken == 0, "memory was kept");
        }
    }

    private void Read(FrameReader reader, byte[] stream, List<byte[]>? expected)
    {
        var count = 0;
        var from = 0;
        for (var to = 0; to < stream.Length;)
        {
            to = Math.Min(stream.Length, to + Piece());
            var buffer = new ReadOnlySequence<byte>(stream, from, to - from);
            while (reader.TryRead(ref buffer, out var kind, out var body))
            {
                Expect(
                    expected is null || (count < expected.Count && expected[count][0] == (byte)kind && body.SequenceEqual(expected[count].AsSpan(1))),
                    "a frame came out that didn't go in");
                count++;
                Frames++;
            }

            from = to - (int)buffer.Length;
        }

        Expect(expected is null || count == expected.Count, "a frame was lost");
    }

    private byte[] Frame()
    {
        var bytes = new byte[random.Next(20) == 0 ? random.Next(1, FrameBytesMax + 1) : random.Next(1, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    private int Piece() => random.Next(3) switch { 0 => 1, 1 => random.Next(1, 50), _ => random.Next(1, 100_000) };

    private static int StartOf(List<byte[]> frames, int index) => frames.Take(index).Sum(frame => frame.Length + sizeof(uint));

    private static byte[] Stream(List<byte[]> frames)
    {
        var stream = new byte[frames.Sum(frame => frame.Length + sizeof(uint))];
        var at = 0;
        foreach (var frame in frames)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(stream.AsSpan(at), (uint)frame.Length);
            frame.CopyTo(stream, at + sizeof(uint));
            at += sizeof(uint) + frame.Length;
        }

        return stream;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Reading frames: {otherwise}.");
        }
    }
}
