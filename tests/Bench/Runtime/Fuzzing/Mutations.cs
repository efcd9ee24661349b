using System.Buffers.Binary;

namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>What a hostile or broken peer makes of good bytes.</summary>
internal sealed class Mutations(Random random)
{
    // More changes than that, and little of what made the bytes interesting is left.
    private const int ChangesMax = 6;

    /// <summary>A changed copy.</summary>
    public byte[] Apply(byte[] good)
    {
        var bytes = good.ToList();
        for (var left = random.Next(1, ChangesMax + 1); left > 0; left--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    /// <summary>Bytes that were never good.</summary>
    public byte[] Noise()
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var count = Math.Min(random.Next(1, 9), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, count);
                break;
            case 3:
                bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(bytes.Count - count, count));
                break;
            case 5:
                // A variable-length integer of any size: lengths and counts that nobody has the bytes for.
                bytes.InsertRange(at, VarInt(ulong.MaxValue >> random.Next(64)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private static List<byte> VarInt(ulong value)
    {
        var bytes = new List<byte>(10);
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return bytes;
    }

    /// <summary>Makes one frame's declared length any number.</summary>
    public void SpoilLength(Span<byte> stream, int at) =>
        BinaryPrimitives.WriteUInt32LittleEndian(stream[at..], (uint)random.NextInt64(uint.MaxValue + 1L) >> random.Next(32));
}
