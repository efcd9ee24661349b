using Shop.TestPayments.Payments;

namespace Shop.TestPayments.Webhooks;

/// <summary>Approves payments that a bank takes its time over.</summary>
internal sealed partial class LateApprovals(Books books, TimeProvider time, ILogger<LateApprovals> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ApproveAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ApproveAsync()
    {
        try
        {
            foreach (var key in await books.DueAsync())
            {
                await books.DecideAsync(key, isApproved: true);
            }
        }
        catch (Npgsql.NpgsqlException exception)
        {
            LogLate(logger, exception);
        }
    }

    [LoggerMessage(6100, LogLevel.Warning, "Late approvals are later still: the database can't be reached")]
    private static partial void LogLate(ILogger logger, Exception exception);
}
