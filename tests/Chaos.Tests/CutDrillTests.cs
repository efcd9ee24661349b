using Shop.Chaos.Cases;
using Xunit.Abstractions;

namespace Shop.Chaos.Tests;

/// <summary>The drills in brief: the lines between hosts fail.</summary>
[Collection("drills")]
[Trait("Category", "Slow")]
public sealed class CutDrillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task whoever_is_cut_from_whom_nothing_acknowledged_is_lost() => (await Played.InBriefAsync(Brief.Lines, output)).ShouldBeTrue();
}
