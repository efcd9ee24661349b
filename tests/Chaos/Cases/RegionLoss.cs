using System.Diagnostics;
using Shop.Chaos.Regions;

namespace Shop.Chaos.Cases;

/// <summary>A whole region is lost, and the second one takes over.</summary>
internal static class RegionLoss
{
    public static DrillCase Region { get; } = new(
        "region", "a region is killed whole, and the one that stands by takes over: with synchronous replication, then without", static _ => Task.CompletedTask)
    {
        Alone = PlayAsync,
    };

    private static async Task<bool> PlayAsync(DrillOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        var isWhole = true;
        do
        {
            isWhole &= await RegionDrill.PlayAsync(options, isSynchronous: true);
            isWhole &= await RegionDrill.PlayAsync(options, isSynchronous: false);
        }
        while (isWhole && Stopwatch.GetElapsedTime(began) < options.Length);
        return isWhole;
    }
}
