using Orleans;
using Shop.Checkout;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Checkout;

/// <summary>
/// Goes on with checkouts that a crash left, that wait for their provider, or that have expired. Every silo looks; a checkout's own
/// grain decides, and doing it twice changes nothing.
/// </summary>
internal sealed partial class CheckoutSweeping(ICheckoutStore store, IGrainFactory grains, TimeProvider time, ILogger<CheckoutSweeping> logger)
    : PeriodicService(TimeSpan.FromSeconds(5), time, logger)
{
    // A step takes milliseconds, a provider some seconds at most: what has stood longer has nobody, or waits for an answer.
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(4);

    private const int CountMax = 500;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll((await store.UnfinishedAsync(_age, CountMax, stoppingToken)).Select(ResumeAsync));

    private async Task ResumeAsync(CheckoutId id)
    {
        try
        {
            await grains.GetGrain<ICheckoutGrain>(id.Value).Resume();
        }
        catch (Exception exception)
        {
            LogNotResumed(logger, id.Value, exception);
        }
    }

    [LoggerMessage(5511, LogLevel.Warning, "{Checkout} could not be gone on with; the next look comes")]
    private static partial void LogNotResumed(ILogger logger, string checkout, Exception exception);
}
