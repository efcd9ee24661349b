using Shop.Hosting.Periodic;

namespace Shop.Api.Live;

/// <summary>Keeps the watches of what streams are about alive.</summary>
internal sealed class LiveRenewal(LiveHub hub, TimeProvider time, ILogger<LiveRenewal> logger) : PeriodicService(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken) => hub.RenewAsync(stoppingToken);
}
