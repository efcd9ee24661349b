using Shop.Clustering;

namespace Shop.Api.Clustering;

/// <summary>The batches in which all silos read or write grains' states.</summary>
/// <param name="Operation"><c>read</c> or <c>write</c>.</param>
/// <param name="PerSecond">Batches a second.</param>
/// <param name="Rows">States in one, on average.</param>
/// <param name="RowsMost">States in the largest.</param>
/// <param name="Ms">How long one takes, on average, in milliseconds; a write's with its commit.</param>
public sealed record StorageFigures(string Operation, double PerSecond, double Rows, int RowsMost, double Ms)
{
    /// <summary>Adds up what the silos told.</summary>
    internal static IReadOnlyList<StorageFigures> Of(IReadOnlyCollection<SiloCalls> silos) =>
    [
        .. silos.Where(static silo => silo.While > TimeSpan.Zero && silo.Figures is not null)
            .SelectMany(static silo => silo.Figures!.Batches, static (silo, batches) => (batches, silo.While.TotalSeconds))
            .Where(static one => one.batches.Count > 0)
            .GroupBy(static one => one.batches.Operation, StringComparer.Ordinal)
            .Select(static all => Of(all.Key, [.. all]))
            .OrderBy(static one => one.Operation, StringComparer.Ordinal),
    ];

    private static StorageFigures Of(string operation, IReadOnlyList<(StorageBatches Batches, double Seconds)> bySilo)
    {
        var count = (double)bySilo.Sum(static one => one.Batches.Count);
        return new StorageFigures(
            operation,
            Math.Round(bySilo.Sum(static one => one.Batches.Count / one.Seconds), 1),
            Math.Round(bySilo.Sum(static one => one.Batches.Rows) / count, 1),
            bySilo.Max(static one => one.Batches.RowsMost),
            Math.Round(bySilo.Sum(static one => one.Batches.Milliseconds) / count, 2));
    }
}
