using Npgsql;

namespace Shop.Api.Idempotency;

/// <summary>Deletes stored answers when they are old, a bounded number at a time; any number of processes may do it at once.</summary>
internal sealed partial class AnswerSweeper(AnswerStore store, TimeProvider time, ILogger<AnswerSweeper> logger) : BackgroundService
{
    // Rows of some hours more or less are nobody's concern.
    private static readonly TimeSpan _period = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await store.SweepAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotSwept(logger, e);
            }
        }
    }

    [LoggerMessage(7310, LogLevel.Warning, "Old answers of named calls could not be deleted; the next try is in ten minutes")]
    private static partial void LogNotSwept(ILogger logger, Exception exception);
}
