using Shop.Clustering;

namespace Shop.Api.Clustering;

/// <summary>A grain that is called more than most.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Key">Which one of it.</param>
/// <param name="PerSecond">Calls a second, at the least: beyond a thousand in five seconds a silo counts one in 16 of them, by chance.</param>
/// <param name="Silo">The address of the silo that has it.</param>
public sealed record HotGrainFigures(string Type, string Key, double PerSecond, string Silo)
{
    // A screen of them.
    private const int CountMax = 12;

    /// <summary>The hottest of all silos; one that several have (a stateless worker, or one that has moved) is told of where it is called most.</summary>
    internal static IReadOnlyList<HotGrainFigures> Of(IReadOnlyCollection<SiloCalls> silos) =>
    [
        .. silos.Where(static silo => silo.While > TimeSpan.Zero && silo.Figures is not null)
            .SelectMany(static silo => silo.Figures!.Hottest, static (silo, grain) => (grain, PerSecond: grain.Calls / silo.While.TotalSeconds, silo.Figures!.Address))
            .GroupBy(static one => (one.grain.Type, one.grain.Key))
            .Select(static all => new HotGrainFigures(
                all.Key.Type, all.Key.Key, Math.Round(all.Sum(static one => one.PerSecond), 1), all.MaxBy(static one => one.PerSecond).Address))
            .OrderByDescending(static one => one.PerSecond).ThenBy(static one => one.Key, StringComparer.Ordinal)
            .Take(CountMax),
    ];
}
