using Shop.Hosting.Periodic;

namespace Shop.Api.Idempotency;

/// <summary>
/// Deletes stored answers when they are old, a bounded number at a time; any number of processes may do it at once. Rows of some
/// hours more or less are nobody's concern.
/// </summary>
internal sealed class AnswerSweeper(AnswerStore store, TimeProvider time, ILogger<AnswerSweeper> logger)
    : PeriodicService(TimeSpan.FromMinutes(10), time, logger)
{
    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await store.SweepAsync(stoppingToken))
        {
        }
    }
}
