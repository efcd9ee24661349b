using Shop.Chaos.Cases;
using Xunit.Abstractions;

namespace Shop.Chaos.Tests;

/// <summary>The drills in brief: programs end, hang and are away.</summary>
[Collection("drills")]
[Trait("Category", "Slow")]
public sealed class DrillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task whichever_program_ends_or_hangs_nothing_acknowledged_is_lost() => (await Played.InBriefAsync(Brief.Programs, output)).ShouldBeTrue();
}
