using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Shop.Api.Search;

/// <summary>Counts facets' numbers as the database hands them over: all of the matches' in a row, four bytes each.</summary>
internal static class FacetCounting
{
    /// <summary>How often each number is there. Pure.</summary>
    /// <param name="failed">Which filters these matches fail.</param>
    /// <param name="packed">The numbers, in network order.</param>
    public static IEnumerable<FacetCount> Count(int failed, byte[] packed)
    {
        var counts = new Dictionary<int, int>();
        foreach (var facet in MemoryMarshal.Cast<byte, int>(packed))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, facet, out _)++;
        }

        return counts.Select(count => new FacetCount(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(count.Key) : count.Key, failed, count.Value));
    }
}
