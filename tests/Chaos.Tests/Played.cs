using Shop.Chaos.Cases;
using Xunit.Abstractions;

namespace Shop.Chaos.Tests;

/// <summary>Plays a case as the command does.</summary>
internal static class Played
{
    public static Task<bool> InBriefAsync(DrillCase one, ITestOutputHelper output) =>
        Drill.RunAsync(one, new DrillOptions(TimeSpan.Zero, Random.Shared.Next(1_000_000), IsBrief: true, output.WriteLine));
}
