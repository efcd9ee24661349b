using Shop.Chaos.Cases;
using Xunit.Abstractions;

namespace Shop.Chaos.Tests;

/// <summary>The drills in brief: programs end, hang and are away, and the lines between hosts fail.</summary>
[Collection("drills")]
[Trait("Category", "Slow")]
public sealed class DrillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task whatever_ends_hangs_or_is_cut_off_nothing_acknowledged_is_lost() => (await Played.InBriefAsync(Brief.All, output)).ShouldBeTrue();
}
