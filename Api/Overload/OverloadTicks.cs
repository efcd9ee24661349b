using Shop.Hosting.Periodic;

namespace Shop.Api.Overload;

/// <summary>Has the gate look at what it has seen.</summary>
internal sealed class OverloadTicks(OverloadGate gate, TimeProvider time, ILogger<OverloadTicks> logger) : PeriodicService(_interval, time, logger)
{
    // Some hundred answers of a busy process: enough to judge by, and a rush is met within some of them.
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken)
    {
        gate.Tick();
        return Task.CompletedTask;
    }
}
