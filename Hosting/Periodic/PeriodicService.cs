using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Hosting.Periodic;

/// <summary>
/// Work that comes again and again for as long as the host runs, one round at a time. A round that fails is told in the log, under
/// the service's own name, and the next one comes: the database may be away for a while, or the cluster changing.
/// </summary>
/// <param name="interval">From the beginning of one round to that of the next; the first begins after it.</param>
/// <param name="time">For the interval.</param>
/// <param name="logger">For rounds that fail.</param>
/// <param name="beforeStart">Whether one more round is over before the host's start goes on: what it does is needed from the beginning. If it fails, so does the start.</param>
public abstract partial class PeriodicService(TimeSpan interval, TimeProvider time, ILogger logger, bool beforeStart = false) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (beforeStart)
        {
            await WorkAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>One round. It may throw: what it left undone is the next one's.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            LogFailed(logger, interval, exception);
        }
    }

    [LoggerMessage(4100, LogLevel.Warning, "A round failed; the next one comes after {Interval}")]
    private static partial void LogFailed(ILogger logger, TimeSpan interval, Exception exception);
}
