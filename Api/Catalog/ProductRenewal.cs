namespace Shop.Api.Catalog;

/// <summary>Keeps the watches of products in use alive.</summary>
internal sealed class ProductRenewal(ProductMemory memory, TimeProvider time, ILogger<ProductRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RenewAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            await memory.RenewAsync();
        }
        catch (Exception exception)
        {
            // The cluster is away or changing. Products whose watch lapses aren't shown; the next second tries again.
            CatalogApiLog.NotRenewed(logger, exception);
        }
    }
}
