using Orleans;
using Shop.Catalog;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Catalog;

/// <summary>
/// Has the catalog's sweeper look every few seconds for what a crash left. Every silo asks; the sweeper, which is one grain of the
/// cluster, sees to it that this comes to no more than one sweep.
/// </summary>
internal sealed class CatalogSweeping(IGrainFactory grains, TimeProvider time, ILogger<CatalogSweeping> logger)
    : PeriodicService(TimeSpan.FromSeconds(5), time, logger)
{
    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken) =>
        grains.GetGrain<ICatalogSweeperGrain>(ICatalogSweeperGrain.Key).Sweep();
}
