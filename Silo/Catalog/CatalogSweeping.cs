using Orleans;
using Shop.Catalog;

namespace Shop.Silo.Catalog;

/// <summary>
/// Has the catalog's sweeper look every few seconds for what a crash left. Every silo asks; the sweeper, which is one grain of the
/// cluster, sees to it that this comes to no more than one sweep.
/// </summary>
internal sealed class CatalogSweeping(IGrainFactory grains, TimeProvider time, ILogger<CatalogSweeping> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SweepAsync()
    {
        try
        {
            await grains.GetGrain<ICatalogSweeperGrain>(ICatalogSweeperGrain.Key).Sweep();
        }
        catch (Exception exception)
        {
            // The database is away, or the cluster is changing: the next tick comes.
            CatalogSiloLog.NotSwept(logger, exception);
        }
    }
}
