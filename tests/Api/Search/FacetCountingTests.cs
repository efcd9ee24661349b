using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Search;

namespace Shop.Api.Tests.Search;

public sealed class FacetCountingTests
{
    [Fact]
    public void it_counts_what_was_packed() =>
        Prop.ForAll<int[]>(numbers =>
        {
            var packed = new byte[numbers.Length * 4];
            for (var i = 0; i < numbers.Length; i++)
            {
                BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(i * 4), numbers[i]);
            }

            var counts = FacetCounting.Count(failed: 2, packed).ToList();
            return counts.All(count => count.Failed == 2 && count.Count == numbers.Count(number => number == count.Facet))
                && counts.Count == numbers.Distinct().Count();
        }).QuickCheckThrowOnFailure();
}
