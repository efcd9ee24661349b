using System.Buffers.Binary;
using System.Numerics;

namespace Shop.Runtime.Identity;

/// <summary>
/// The 32-bit xxHash with seed 0, as Yann Collet specifies it (xxhash_spec.md, version 0.1.1). Orleans hashes identities
/// and storage keys with it, so equal input must give equal hashes in every process and on every byte order.
/// </summary>
internal static class XxHash32
{
    private const uint Prime1 = 0x9E3779B1;
    private const uint Prime2 = 0x85EBCA77;
    private const uint Prime3 = 0xC2B2AE3D;
    private const uint Prime4 = 0x27D4EB2F;
    private const uint Prime5 = 0x165667B1;
    private const int StripeLength = 16;

    /// <summary>The hash of <paramref name="data"/>; empty data has one too (0x02CC5D05).</summary>
    public static uint Hash(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        var hash = data.Length >= StripeLength ? HashStripes(ref data) : Prime5;
        return Avalanche(HashTail(hash + length, data));
    }

    private static uint HashStripes(ref ReadOnlySpan<byte> data)
    {
        var lane1 = unchecked(Prime1 + Prime2);
        var lane2 = Prime2;
        var lane3 = 0u;
        var lane4 = unchecked(0u - Prime1);
        while (data.Length >= StripeLength)
        {
            lane1 = Round(lane1, BinaryPrimitives.ReadUInt32LittleEndian(data));
            lane2 = Round(lane2, BinaryPrimitives.ReadUInt32LittleEndian(data[4..]));
            lane3 = Round(lane3, BinaryPrimitives.ReadUInt32LittleEndian(data[8..]));
            lane4 = Round(lane4, BinaryPrimitives.ReadUInt32LittleEndian(data[12..]));
            data = data[StripeLength..];
        }

        return BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
            + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
    }

    private static uint HashTail(uint hash, ReadOnlySpan<byte> data)
    {
        while (data.Length >= sizeof(uint))
        {
            hash += BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime3;
            hash = BitOperations.RotateLeft(hash, 17) * Prime4;
            data = data[sizeof(uint)..];
        }

        foreach (var last in data)
        {
            hash += last * Prime5;
            hash = BitOperations.RotateLeft(hash, 11) * Prime1;
        }

        return hash;
    }

    private static uint Round(uint lane, uint input) => BitOperations.RotateLeft(lane + (input * Prime2), 13) * Prime1;

    private static uint Avalanche(uint hash)
    {
        hash ^= hash >> 15;
        hash *= Prime2;
        hash ^= hash >> 13;
        hash *= Prime3;
        return hash ^ (hash >> 16);
    }
}
