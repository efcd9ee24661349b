using System.Runtime.InteropServices;
using System.Text;
using Shop.Runtime.Identity;

namespace Orleans;

/// <summary>Hashes that are equal in every process of a cluster and from one release to the next (xxHash32, seed 0).</summary>
public static class StableHash
{
    /// <summary>The hash of <paramref name="data"/>.</summary>
    public static uint ComputeHash(ReadOnlySpan<byte> data) => XxHash32.Hash(data);

    /// <summary>The hash of <paramref name="data"/> as little-endian UTF-16.</summary>
    public static uint ComputeHash(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return XxHash32.Hash(BitConverter.IsLittleEndian ? MemoryMarshal.AsBytes(data.AsSpan()) : Encoding.Unicode.GetBytes(data));
    }
}
