using Shop.Hosting.Periodic;

namespace Shop.Api.Catalog;

/// <summary>Keeps the watches of products in use alive. Those whose watch lapses aren't shown; the next second tries again.</summary>
internal sealed class ProductRenewal(ProductMemory memory, TimeProvider time, ILogger<ProductRenewal> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken) => memory.RenewAsync();
}
