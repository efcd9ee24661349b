using Npgsql;

namespace Shop.Silo.Sessions;

/// <summary>Deletes ended sessions once a day, from each silo: whoever comes second finds none.</summary>
/// <param name="sessions">What is deleted.</param>
/// <param name="time">For the days.</param>
/// <param name="logger">For how many.</param>
public sealed partial class EndedSessionsDaily(EndedSessions sessions, TimeProvider time, ILogger<EndedSessionsDaily> logger) : BackgroundService
{
    private static readonly TimeSpan _period = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogDeleted(logger, await sessions.DeleteAsync(stoppingToken));
            }
            catch (NpgsqlException e)
            {
                LogFailed(logger, e); // tomorrow is another day
            }
        }
    }

    [LoggerMessage(5300, LogLevel.Information, "Deleted {Count} sessions that ended long ago")]
    private static partial void LogDeleted(ILogger logger, long count);

    [LoggerMessage(5301, LogLevel.Warning, "Sessions that ended long ago could not be deleted")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
