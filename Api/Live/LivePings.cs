using Shop.Hosting.Periodic;

namespace Shop.Api.Live;

/// <summary>Keeps silent streams open. Apart from <see cref="LiveRenewal"/>, which waits for grains.</summary>
internal sealed class LivePings(LiveHub hub, TimeProvider time, ILogger<LivePings> logger) : PeriodicService(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken)
    {
        hub.WakeSilent();
        return Task.CompletedTask;
    }
}
